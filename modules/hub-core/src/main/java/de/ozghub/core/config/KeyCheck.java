package de.ozghub.core.config;

import de.ozghub.submission.AuthorityKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Checks destinations and their keys: each belongs to exactly one authority. */
final class KeyCheck {

    /** Notes a fault at a place. */
    interface Report {
        void fault(String file, String path, Rule rule, String detail);
    }

    private final HubConfiguration configuration;
    private final Report report;
    private final Map<String, AuthorityKey> owners = new HashMap<>();
    private final Map<UUID, AuthorityKey> destinations = new HashMap<>();
    private final Map<String, AuthorityKey> slots = new HashMap<>();

    KeyCheck(HubConfiguration configuration, Report report) {
        this.configuration = configuration;
        this.report = report;
    }

    void run() {
        Set<String> clients = configuration.fitConnect().clients().stream()
                .map(FitConnectClient::name)
                .collect(Collectors.toSet());
        for (Authority authority : configuration.authorities()) {
            tokens(authority);
            for (int i = 0; i < authority.destinations().size(); i++) {
                Destination destination = authority.destinations().get(i);
                String path = "destinations[%d].".formatted(i);
                if (!clients.contains(destination.client())) {
                    report.fault(authority.file(), path + "client", Rule.CLIENT_UNKNOWN, "");
                }
                single(authority, destination, path);
                offered(authority, destination, path);
                keys(authority, destination, path);
            }
        }
    }

    /** A slot belongs to one authority, as the keys in it do. */
    private void tokens(Authority authority) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < authority.tokens().size(); i++) {
            TokenTerms token = authority.tokens().get(i);
            String path = "tokens[%d]".formatted(i);
            if (!names.add(token.name())) {
                report.fault(authority.file(), path + ".name", Rule.TOKEN_TWICE, "");
            }
            String place = Path.of(token.library()).normalize() + " " + token.slot();
            AuthorityKey first = slots.putIfAbsent(place, authority.key());
            if (first != null && !first.equals(authority.key())) {
                report.fault(authority.file(), path + ".slot", Rule.TOKEN_SHARED, first.value());
            }
        }
    }

    private void single(Authority authority, Destination destination, String path) {
        AuthorityKey first = destinations.putIfAbsent(destination.id(), authority.key());
        if (first != null) {
            report.fault(authority.file(), path + "id", Rule.DESTINATION_TWICE, first.value());
        }
    }

    /** What is relayed needs no package; whoever opens it elsewhere has one. */
    private void offered(Authority authority, Destination destination, String path) {
        if (destination.isRelayed() || authority.inbox() != null) {
            return;
        }
        for (int i = 0; i < destination.services().size(); i++) {
            if (authority.service(destination.services().get(i)).isEmpty()) {
                report.fault(
                        authority.file(), path + "services[%d]".formatted(i), Rule.DESTINATION_SERVICE_UNKNOWN, "");
            }
        }
    }

    private void keys(Authority authority, Destination destination, String path) {
        String signature = place(authority, destination.signatureKey(), path + "signatureKey");
        owner(authority, signature, path + "signatureKey");
        for (int i = 0; i < destination.decryptionKeys().size(); i++) {
            String keyPath = path + "decryptionKeys[%d]".formatted(i);
            String key = place(authority, destination.decryptionKeys().get(i), keyPath);
            if (key.equals(signature)) {
                report.fault(authority.file(), keyPath, Rule.KEY_FOR_TWO_PURPOSES, "");
            }
            owner(authority, key, keyPath);
        }
    }

    private void owner(Authority authority, String key, String path) {
        AuthorityKey first = owners.putIfAbsent(key, authority.key());
        if (first != null && !first.equals(authority.key())) {
            report.fault(authority.file(), path, Rule.KEY_SHARED, first.value());
        }
    }

    /** The same file under two spellings is one key. */
    private String place(Authority authority, KeyRef reference, String path) {
        return switch (reference) {
            case SecretRef.InFile file -> Path.of(file.path()).normalize().toString();
            case SecretRef.InEnvironment variable -> variable.toString();
            case KeyRef.InToken inToken -> {
                if (authority.token(inToken.token()).isEmpty()) {
                    report.fault(authority.file(), path, Rule.TOKEN_UNKNOWN, "");
                }
                yield authority.key() + " " + inToken;
            }
        };
    }
}
