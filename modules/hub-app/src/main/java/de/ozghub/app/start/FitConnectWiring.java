package de.ozghub.app.start;

import de.ozghub.app.keys.PrivateKeys;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.Destination;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.KeyRef;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.fitconnect.FitConnectChannel;
import de.ozghub.fitconnect.FitConnectClient;
import de.ozghub.fitconnect.FitConnectDestination;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the FIT-Connect channel of configuration, keys and the schemas the active packages serve. */
record FitConnectWiring(HubConfiguration configuration, Secrets secrets, PrivateKeys keys, ActivePackages packages) {

    /** @throws IllegalStateException if a key or secret cannot be read; the message names it */
    InboundChannel channel(InstantSource clock) {
        List<FitConnectClient> clients =
                configuration.fitConnect().clients().stream().map(this::client).toList();
        return new FitConnectChannel(clients, clock);
    }

    /** Reads every secret and key by itself, so that each missing one is named. */
    static void check(HubConfiguration configuration, Secrets secrets, PrivateKeys keys, Reasons reasons) {
        for (var client : configuration.fitConnect().clients()) {
            String what = "FIT-Connect client " + client.name();
            reasons.tryTo(what, () -> secrets.resolve(client.clientId()));
            reasons.tryTo(what, () -> secrets.resolve(client.clientSecret()));
            SecretRef callbackSecret = client.callbackSecret();
            if (callbackSecret != null) {
                reasons.tryTo(what, () -> secrets.resolve(callbackSecret));
            }
        }
        for (Authority authority : configuration.authorities()) {
            for (Destination destination : authority.destinations()) {
                String what = "destination of " + authority.key() + ", ";
                KeyRef signing = destination.signatureKey();
                reasons.tryTo(what + signing, () -> keys.read(authority, signing, JwkUse.SIGNATURE));
                destination
                        .decryptionKeys()
                        .forEach(key -> reasons.tryTo(what + key, () -> keys.read(authority, key, JwkUse.ENCRYPTION)));
            }
        }
    }

    private FitConnectClient client(de.ozghub.core.config.FitConnectClient terms) {
        var destinations = new ArrayList<FitConnectDestination>();
        for (Authority authority : configuration.authorities()) {
            authority.destinations().stream()
                    .filter(destination -> destination.client().equals(terms.name()))
                    .map(destination -> destination(authority, destination))
                    .forEach(destinations::add);
        }
        SecretRef callbackSecret = terms.callbackSecret();
        var credentials = new FitConnectClient.Credentials(
                terms.token(),
                secrets.resolve(terms.clientId()).text(),
                secrets.resolve(terms.clientSecret()).text(),
                callbackSecret == null ? null : secrets.resolve(callbackSecret).text());
        return new FitConnectClient(terms.name(), terms.submissionApi(), credentials, terms.timeout(), destinations);
    }

    private FitConnectDestination destination(Authority authority, Destination terms) {
        if (terms.isRelayed()) {
            return FitConnectDestination.relayed(
                    terms.id(),
                    authority.key(),
                    keys.read(authority, terms.signatureKey(), JwkUse.SIGNATURE),
                    Set.copyOf(terms.services()));
        }
        Map<String, PrivateJwk> decryption = terms.decryptionKeys().stream()
                .map(reference -> keys.read(authority, reference, JwkUse.ENCRYPTION))
                .collect(Collectors.toMap(PrivateJwk::kid, Function.identity()));
        Set<ServiceKey> served = terms.services().stream()
                .filter(service -> !authority.takesIntoInbox(service))
                .collect(Collectors.toUnmodifiableSet());
        Set<SchemaKey> schemas = served.stream()
                .flatMap(service -> packages.schemas(service).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new FitConnectDestination(
                terms.id(),
                authority.key(),
                keys.read(authority, terms.signatureKey(), JwkUse.SIGNATURE),
                decryption,
                served,
                schemas,
                authority.inbox() != null);
    }
}
