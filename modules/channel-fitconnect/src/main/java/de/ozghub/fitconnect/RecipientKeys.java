package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.JwkUnreadable;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.trust.CertificateTrust;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a destination's public keys and checks them as a sender must: kind, length, exponent, use, that n and e are the
 * certificate's, its chain, validity and revocation.
 */
final class RecipientKeys {

    private static final int MAX_ANSWER = 1024 * 1024;
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._~-]{8,64}");

    private final ApiVersion api;
    private final ServiceConnection connection;
    private final @Nullable CertificateTrust trust;
    private final InstantSource clock;

    /** @param trust null where chains are not checked, as in test environments with self-signed certificates */
    RecipientKeys(ApiVersion api, ServiceConnection connection, @Nullable CertificateTrust trust, InstantSource clock) {
        this.api = api;
        this.connection = connection;
        this.trust = trust;
        this.clock = clock;
    }

    /** @throws NotTaken if there is no such key, or it may not be relied upon */
    PublicJwk key(UUID destination, String kid, JwkUse use) throws NotNow, NotTaken {
        if (!KID.matcher(kid).matches()) {
            throw unusable(destination, "?", "kid");
        }
        try (var answer = connection.get(api.destinationKey(destination, kid))) {
            if (answer.status() == 404) {
                throw unusable(destination, kid, "missing");
            }
            if (!answer.isSuccess()) {
                throw NotNow.status(connection.mailbox(), answer.status());
            }
            return checked(destination, kid, use, PublicJwk.parse(text(answer)));
        } catch (JwkUnreadable e) {
            throw unusable(destination, kid, "unreadable");
        }
    }

    private static String text(Answer answer) throws NotNow {
        return new String(answer.bytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }

    private PublicJwk checked(UUID destination, String kid, JwkUse use, PublicJwk key) throws NotTaken {
        var now = clock.instant();
        var own = key.findings(use, now).stream().map(Enum::name);
        var chain = trust == null
                ? Stream.<String>empty()
                : trust.findings(key.certificates(), now).stream().map(Enum::name);
        var other = key.kid().equals(kid) ? Stream.<String>empty() : Stream.of("OTHER_KID");
        var findings = Stream.of(own, chain, other)
                .flatMap(found -> found)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .sorted()
                .toList();
        if (!findings.isEmpty()) {
            throw unusable(destination, kid, String.join(", ", findings));
        }
        return key;
    }

    private static NotTaken unusable(UUID destination, String kid, String reason) {
        return new NotTaken(Problem.of(ProblemCode.RECEIVER_KEY_UNUSABLE, destination.toString(), "key", kid)
                .with("reason", reason));
    }
}
