package de.ozghub.demo.provision;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.FitConnectSender;
import de.ozghub.crypto.jose.JwkUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The authorities outside the Verbund that the hub forwards to: each simulated with a destination of its own. */
record OutsideAuthorities(HubSetup hub, Layout layout) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The API clients they receive with. */
    List<Map<String, Object>> clients() throws IOException {
        var clients = new ArrayList<Map<String, Object>>();
        for (BackOfficeTerms.FitConnect terms : all().toList()) {
            clients.add(Map.of(
                    "clientId",
                    client(terms),
                    "clientSecret",
                    secret(terms),
                    "role",
                    "subscriber",
                    "destinations",
                    List.of(terms.destination())));
        }
        return clients;
    }

    /** Their destinations, offering what the hub forwards. */
    List<Map<String, Object>> destinations(List<OfferedService> offered) throws IOException {
        var destinations = new ArrayList<Map<String, Object>>();
        for (BackOfficeTerms.FitConnect terms : all().toList()) {
            destinations.add(destination(terms, offered));
        }
        return destinations;
    }

    /** How one of them receives. */
    Map<String, Object> receiving(BackOfficeTerms.FitConnect terms) throws IOException {
        FitConnectSender sender =
                hub.configuration().fitConnect().sender(terms.sender()).orElseThrow();
        String api = sender.submissionApi().toString();
        return Map.of(
                "destinationId",
                terms.destination(),
                "access",
                Map.of(
                        "zustelldienst",
                        api.substring(0, api.lastIndexOf("/submission-api")),
                        "token",
                        sender.token(),
                        "clientId",
                        client(terms),
                        "clientSecret",
                        secret(terms)),
                "decryptionKey",
                hub.identities().destinationKey(terms, JwkUse.ENCRYPTION).toString(),
                "signatureKey",
                hub.identities().destinationKey(terms, JwkUse.SIGNATURE).toString());
    }

    private Stream<BackOfficeTerms.FitConnect> all() {
        return hub.configuration()
                .backOffices()
                .filter(BackOfficeTerms.FitConnect.class::isInstance)
                .map(BackOfficeTerms.FitConnect.class::cast);
    }

    private static String client(BackOfficeTerms.FitConnect terms) {
        return terms.key().authority() + "-" + terms.key().name() + "-receiver";
    }

    private String secret(BackOfficeTerms.FitConnect terms) throws IOException {
        return SecretBook.at(layout.simulators().resolve(client(terms) + "-secret"));
    }

    private Map<String, Object> destination(BackOfficeTerms.FitConnect terms, List<OfferedService> offered)
            throws IOException {
        var services = new ArrayList<Map<String, Object>>();
        Authority authority =
                hub.configuration().authority(terms.key().authority()).orElseThrow();
        for (var service : authority.services()) {
            for (var target : service.backOffices().entrySet()) {
                if (target.getValue().equals(terms.key())) {
                    offered.stream()
                            .filter(one -> one.path().equals(service.packagePath()))
                            .forEach(one -> services.add(Map.of(
                                    "identifier",
                                    terms.service() == null
                                            ? one.service()
                                            : terms.service().urn(),
                                    "name",
                                    one.title(),
                                    "submissionSchemas",
                                    List.of(Map.of(
                                            "schemaUri",
                                            String.valueOf(one.targets().get(target.getKey())),
                                            "mimeType",
                                            "application/xml")),
                                    "regions",
                                    List.of("DE"))));
                }
            }
        }
        var identities = hub.identities();
        Map<?, ?> encryption =
                JSON.readValue(identities.publicJwk(identities.destinationKey(terms, JwkUse.ENCRYPTION)), Map.class);
        Map<?, ?> signature =
                JSON.readValue(identities.publicJwk(identities.destinationKey(terms, JwkUse.SIGNATURE)), Map.class);
        return Map.of(
                "destinationId", terms.destination(),
                "name", "Behörde außerhalb des Verbunds (Demonstration)",
                "status", "active",
                "publicServices", services,
                "encryptionKid", String.valueOf(encryption.get("kid")),
                "keys", List.of(encryption, signature),
                "metadataVersions", List.of("2.1.0"));
    }
}
