package de.ozghub.app.keys;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.Destination;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.KeyRef;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.keys.Expiry;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The keys of all destinations. Immutable and thread-safe. */
public record KeyInventory(List<OwnedKey> keys) {

    public KeyInventory {
        keys = List.copyOf(keys);
    }

    /** @throws IllegalStateException if a key cannot be read; the message names it */
    public static KeyInventory read(HubConfiguration configuration, PrivateKeys source) {
        var keys = new ArrayList<OwnedKey>();
        for (Authority authority : configuration.authorities()) {
            for (Destination destination : authority.destinations()) {
                keys.add(owned(authority, destination, JwkUse.SIGNATURE, destination.signatureKey(), source));
                destination
                        .decryptionKeys()
                        .forEach(reference ->
                                keys.add(owned(authority, destination, JwkUse.ENCRYPTION, reference, source)));
            }
        }
        return new KeyInventory(keys);
    }

    private static OwnedKey owned(
            Authority authority, Destination destination, JwkUse use, KeyRef reference, PrivateKeys source) {
        return new OwnedKey(authority.key(), destination.id(), use, reference, source.read(authority, reference, use));
    }

    /**
     * Why a destination takes nothing new: its signature key is not fit, or none of its decryption keys is. What it took
     * before is opened all the same.
     *
     * @param destination as an arrival names it; one without keys here is never closed by them
     */
    public Optional<Problem> closes(String destination, Instant at) {
        return keys.stream()
                .map(OwnedKey::destination)
                .filter(id -> id.toString().equalsIgnoreCase(destination))
                .findFirst()
                .flatMap(id -> closes(id, at));
    }

    /** As {@link #closes(String, Instant)}. */
    public Optional<Problem> closes(UUID destination, Instant at) {
        var signing = of(destination, JwkUse.SIGNATURE).stream()
                .filter(key -> !key.isFit(at))
                .findFirst();
        var opening = of(destination, JwkUse.ENCRYPTION);
        boolean canOpen = opening.isEmpty() || opening.stream().anyMatch(key -> key.isFit(at));
        return signing.or(() -> canOpen ? Optional.empty() : opening.stream().findFirst())
                .map(key -> problem(ProblemCode.DESTINATION_KEY_UNUSABLE, key).with("reason", key.reason(at)));
    }

    /** Keys in use that end within 60 days, and those whose algorithm ends within a year, each with its narrowest warning. */
    public List<Ending> ending(Instant at) {
        var ending = new ArrayList<Ending>();
        for (var key : keys) {
            if (of(key.destination(), key.use()).getFirst().equals(key)) {
                key.key()
                        .expires()
                        .map(end -> Expiry.warning(end, at))
                        .filter(OptionalInt::isPresent)
                        .map(days -> problem(ProblemCode.KEY_ENDS, key).with("days", days.getAsInt()))
                        .ifPresent(problem -> ending.add(new Ending(key, problem)));
                algorithmEnds(key, at).ifPresent(problem -> ending.add(new Ending(key, problem)));
            }
        }
        return ending;
    }

    private static Optional<Problem> algorithmEnds(OwnedKey key, Instant at) {
        var rule = key.use().rule(key.key().bits());
        return rule.map(known -> Expiry.ofAlgorithm(known, at))
                .filter(OptionalInt::isPresent)
                .map(days -> problem(ProblemCode.ALGORITHM_ENDS, key)
                        .with("algorithm", rule.get())
                        .with("days", days.getAsInt()));
    }

    /** A key that ends soon, and what people are told. */
    public record Ending(OwnedKey key, Problem problem) {}

    /** In the order of the configuration: the newest first. */
    private List<OwnedKey> of(UUID destination, JwkUse use) {
        return keys.stream()
                .filter(key -> key.destination().equals(destination) && key.use() == use)
                .toList();
    }

    private static Problem problem(ProblemCode code, OwnedKey key) {
        return Problem.of(code, key.destination().toString(), "key", key.name()).with("authority", key.owner());
    }
}
