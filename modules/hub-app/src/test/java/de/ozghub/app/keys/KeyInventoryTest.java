package de.ozghub.app.keys;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.config.SecretRef;
import de.ozghub.core.journal.Alarms;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When keys close their destination, and when people hear of their end. */
class KeyInventoryTest {

    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final KeyGeneration GENERATION = new KeyGeneration(InstantSource.fixed(START));
    private static final UUID DESTINATION = UUID.fromString("5c0e7f52-2f0a-4d8e-9a51-000000051200");
    private static final OwnedKey SIGNATURE = key(JwkUse.SIGNATURE, "signatur.jwk", 100);
    private static final OwnedKey NEW = key(JwkUse.ENCRYPTION, "neu.jwk", 100);
    private static final OwnedKey OLD = key(JwkUse.ENCRYPTION, "alt.jwk", 10);

    private static final OfficeCertificates NONE = new OfficeCertificates(List.of());

    private final KeyInventory inventory = new KeyInventory(List.of(SIGNATURE, NEW, OLD));

    @Test
    void an_old_key_that_has_ended_closes_nothing_while_a_new_one_is_fit() {
        assertThat(inventory.closes(DESTINATION, day(50))).isEmpty();
    }

    @Test
    void a_destination_closes_with_its_last_decryption_key_and_the_sentence_names_key_owner_and_next_step() {
        var closed = new KeyInventory(List.of(SIGNATURE, OLD))
                .closes(DESTINATION, day(11))
                .orElseThrow();

        assertThat(closed.german())
                .contains(
                        DESTINATION.toString(),
                        OLD.key().kid(),
                        "alt.jwk",
                        "remscheid",
                        "certificate-expired 2026-11-11");
        assertThat(closed.code().remedy()).contains("Neuen Schlüssel erzeugen");
    }

    @Test
    void a_destination_closes_with_its_signature_key() {
        assertThat(inventory.closes(DESTINATION, day(101)))
                .hasValueSatisfying(problem ->
                        assertThat(problem.toString()).contains(SIGNATURE.key().kid()));
    }

    @Test
    void another_destination_is_not_concerned() {
        assertThat(inventory.closes(new UUID(0, 1), day(500))).isEmpty();
    }

    @Test
    void warns_of_keys_in_use_and_not_of_replaced_ones() {
        assertThat(inventory.ending(day(5))).isEmpty();
        assertThat(inventory.ending(day(45)))
                .extracting(ending -> ending.key().reference().toString() + " "
                        + ending.problem().parameters().get("days"))
                .containsExactly("file:signatur.jwk 60", "file:neu.jwk 60");
        assertThat(inventory.ending(day(99)))
                .extracting(ending -> ending.problem().parameters().get("days"))
                .containsExactly("1", "1");
    }

    @Test
    void warns_a_year_ahead_of_the_end_of_an_algorithm_and_closes_the_destination_with_it() {
        var lasting = new KeyInventory(
                List.of(key(JwkUse.SIGNATURE, "signatur.jwk", 4000), key(JwkUse.ENCRYPTION, "lang.jwk", 4000)));
        var clock = SettableClock.at(Instant.parse("2030-12-31T12:00:00Z"));
        var alarms = new MemoryAlarms();
        var watch = new KeyWatch(lasting, NONE, clock);

        assertThat(lasting.ending(clock.instant())).isEmpty();
        clock.set(Instant.parse("2031-06-15T12:00:00Z"));
        watch.look(alarms);
        assertThat(alarms.open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.problem().code()).isEqualTo(ProblemCode.ALGORITHM_ENDS);
            assertThat(alarm.problem().german()).contains("RSAES-OAEP", "365 Tage", "lang.jwk", "remscheid");
        });
        clock.set(Instant.parse("2031-12-31T22:59:59Z"));
        assertThat(lasting.closes(DESTINATION, clock.instant())).isEmpty();
        clock.set(Instant.parse("2031-12-31T23:00:00Z"));
        assertThat(lasting.closes(DESTINATION, clock.instant()).orElseThrow().german())
                .contains("lang.jwk", "algorithm-ended");
        watch.look(alarms);
        assertThat(alarms.open()).extracting(Alarms.Alarm::subject).containsExactly("destination-key:" + DESTINATION);
    }

    @Test
    void raises_and_ends_alarms() {
        var clock = SettableClock.at(day(45));
        var alarms = new MemoryAlarms();
        alarms.raise("destination:" + DESTINATION, SIGNATURE_PROBLEM);
        var watch = new KeyWatch(inventory, NONE, clock);

        watch.look(alarms);
        assertThat(alarms.subjects())
                .containsExactlyInAnyOrder(
                        "destination:" + DESTINATION,
                        "key:" + SIGNATURE.key().kid(),
                        "key:" + NEW.key().kid());
        clock.tick(Duration.ofDays(60));
        watch.look(alarms);
        assertThat(alarms.subjects())
                .containsExactlyInAnyOrder("destination:" + DESTINATION, "destination-key:" + DESTINATION);
        new KeyWatch(new KeyInventory(List.of()), NONE, clock).look(alarms);
        assertThat(alarms.subjects()).containsExactlyInAnyOrder("destination:" + DESTINATION);
    }

    private static final Problem SIGNATURE_PROBLEM = Problem.of(ProblemCode.CHANNEL_DOWN, "portal");

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static OwnedKey key(JwkUse use, String file, int days) {
        var made = GENERATION.jwk(use, "Teststadt", Duration.ofDays(days));
        return new OwnedKey(
                new AuthorityKey("remscheid"),
                DESTINATION,
                use,
                new SecretRef.InFile(file),
                PrivateJwk.parse(made.privateJwk()));
    }
}
