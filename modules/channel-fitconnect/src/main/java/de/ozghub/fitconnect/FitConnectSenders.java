package de.ozghub.fitconnect;

import de.ozghub.core.channel.Callback;
import de.ozghub.core.channel.CallbackReceiver;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The senders of a hub by name, each an API client. Thread-safe; whoever makes it closes it. */
public record FitConnectSenders(Map<String, FitConnectSender> all) implements CallbackReceiver, AutoCloseable {

    public FitConnectSenders {
        all = Map.copyOf(all);
    }

    /** @throws IllegalArgumentException if there is no such sender */
    public FitConnectSender get(String name) {
        var sender = all.get(name);
        if (sender == null) {
            throw new IllegalArgumentException("there is no sender " + name);
        }
        return sender;
    }

    @Override
    public Optional<Callback> receive(String mailbox, Function<String, Optional<String>> headers, byte[] body) {
        return Optional.ofNullable(all.get(mailbox)).flatMap(sender -> sender.receive(headers, body));
    }

    @Override
    public void close() {
        all.values().forEach(FitConnectSender::close);
    }
}
