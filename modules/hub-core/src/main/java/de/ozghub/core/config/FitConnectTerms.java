package de.ozghub.core.config;

import java.util.List;
import java.util.Optional;

/**
 * FIT-Connect in both roles.
 *
 * @param clients API clients of type subscriber
 * @param senders API clients of type sender
 */
public record FitConnectTerms(List<FitConnectClient> clients, List<FitConnectSender> senders) {

    public FitConnectTerms {
        clients = List.copyOf(clients);
        senders = List.copyOf(senders);
    }

    public Optional<FitConnectSender> sender(String name) {
        return senders.stream().filter(sender -> sender.name().equals(name)).findFirst();
    }
}
