package de.ozghub.app.keys;

import de.ozghub.core.config.KeyRef;
import de.ozghub.crypto.jose.JwkFinding;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A private key of a destination.
 *
 * @param reference where the configuration says it lies
 */
public record OwnedKey(AuthorityKey owner, UUID destination, JwkUse use, KeyRef reference, PrivateJwk key) {

    /** How people find the key again. */
    public String name() {
        return "%s (%s)".formatted(key.kid(), reference);
    }

    public boolean isFit(Instant at) {
        return findings(at).isEmpty();
    }

    public List<JwkFinding> findings(Instant at) {
        return key.findings(use, at);
    }

    /** Its findings as words, the day of its end with them. */
    String reason(Instant at) {
        return findings(at).stream().map(this::word).collect(Collectors.joining(", "));
    }

    private String word(JwkFinding finding) {
        var word = finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return finding == JwkFinding.CERTIFICATE_EXPIRED
                ? key.expires().map(end -> word + " " + day(end)).orElse(word)
                : word;
    }

    /** The day as German offices count it. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(LegalTime.ZONE).toLocalDate();
    }
}
