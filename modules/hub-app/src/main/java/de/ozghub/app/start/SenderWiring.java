package de.ozghub.app.start;

import de.ozghub.core.config.FitConnectSender.Trust;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.crypto.trust.CertificateTrust;
import de.ozghub.crypto.trust.RevocationLists;
import de.ozghub.fitconnect.FitConnectClient;
import de.ozghub.fitconnect.FitConnectSender;
import de.ozghub.fitconnect.FitConnectSenders;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the hub's FIT-Connect senders of configuration and secrets. */
record SenderWiring(HubConfiguration configuration, Secrets secrets) {

    /** @throws IllegalStateException if a secret or certificate cannot be read; the message names it */
    FitConnectSenders senders(Forwardings forwardings, InstantSource clock) {
        return new FitConnectSenders(configuration.fitConnect().senders().stream()
                .collect(Collectors.toMap(
                        terms -> terms.name(),
                        terms -> new FitConnectSender(client(terms), trust(terms.trust()), clock, forwardings::wake))));
    }

    /** Reads every secret and certificate by itself, so that each missing one is named. */
    void check(Reasons reasons) {
        for (var terms : configuration.fitConnect().senders()) {
            String what = "FIT-Connect sender " + terms.name();
            reasons.tryTo(what, () -> secrets.resolve(terms.clientId()));
            reasons.tryTo(what, () -> secrets.resolve(terms.clientSecret()));
            SecretRef callbackSecret = terms.callbackSecret();
            if (callbackSecret != null) {
                reasons.tryTo(what, () -> secrets.resolve(callbackSecret));
            }
            reasons.tryTo(what, () -> {
                trust(terms.trust());
                return terms;
            });
        }
    }

    private FitConnectClient client(de.ozghub.core.config.FitConnectSender terms) {
        SecretRef callbackSecret = terms.callbackSecret();
        var credentials = new FitConnectClient.Credentials(
                terms.token(),
                secrets.resolve(terms.clientId()).text(),
                secrets.resolve(terms.clientSecret()).text(),
                callbackSecret == null ? null : secrets.resolve(callbackSecret).text());
        return new FitConnectClient(terms.name(), terms.submissionApi(), credentials, terms.timeout(), List.of());
    }

    private @Nullable CertificateTrust trust(@Nullable Trust terms) {
        if (terms == null) {
            return null;
        }
        var roots = PemFiles.certificates(secrets.path(terms.roots().path()));
        var lists = terms.revocationLists().stream()
                .map(path -> RevocationLists.read(secrets.path(path)))
                .toList();
        return new CertificateTrust(
                new CertificateTrust.Sources(Set.copyOf(roots), lists, terms.responder()), AlgorithmPolicy.standard());
    }
}
