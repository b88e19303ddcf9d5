package de.ozghub.crypto.atrest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.testkit.Tries;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtRestTest {

    private static final UUID SUBMISSION = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final UUID PAYLOAD = UUID.fromString("019a0000-0000-7000-8000-000000000002");
    private static final UUID OTHER = UUID.fromString("019a0000-0000-7000-8000-000000000003");
    private static final ChunkPosition POSITION = new ChunkPosition(SUBMISSION, PAYLOAD, 3, false);
    private static final byte[] PLAIN = "Musterantrag".getBytes(UTF_8);

    private final SortedMap<String, SecretKey> verbund = keys("2026-10", "2026-11");
    private final SortedMap<String, SecretKey> remscheid = keys("2026-11");
    private final AtRest atRest = new AtRest(WrappingKeys.of(Map.of("verbund", verbund, "remscheid", remscheid)));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 1 << 20})
    void opens_what_was_sealed(int size) {
        var plain = new byte[size];
        new SecureRandom().nextBytes(plain);
        var key = atRest.create("verbund");

        var sealed = key.seal(POSITION, plain, 0, size);

        assertThat(sealed).hasSize(size + DataKey.OVERHEAD_BYTES);
        assertThat(atRest.open(key.wrapped()).open(POSITION, sealed)).isEqualTo(plain);
    }

    @Test
    void opens_any_slice_at_any_position() {
        Tries.of(200, random -> {
            byte[] bytes = Tries.bytes(random, 200);
            var position = new ChunkPosition(SUBMISSION, PAYLOAD, Tries.count(random), random.nextBoolean());
            int offset = random.nextInt(bytes.length + 1);
            var key = atRest.create("verbund");

            var sealed = key.seal(position, bytes, offset, bytes.length - offset);

            assertThat(key.open(position, sealed)).isEqualTo(Arrays.copyOfRange(bytes, offset, bytes.length));
        });
    }

    @Test
    void refuses_any_flipped_bit() {
        Tries.of(200, random -> {
            byte[] plain = Tries.bytes(random, 100);
            var key = atRest.create("verbund");
            var sealed = key.seal(POSITION, plain, 0, plain.length);
            int bit = random.nextInt(sealed.length * 8);
            sealed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> key.open(POSITION, sealed)).isInstanceOf(ChunkTampered.class);
        });
    }

    static Stream<ChunkPosition> foreignPositions() {
        return Stream.of(
                new ChunkPosition(OTHER, PAYLOAD, 3, false),
                new ChunkPosition(SUBMISSION, OTHER, 3, false),
                new ChunkPosition(PAYLOAD, SUBMISSION, 3, false),
                new ChunkPosition(SUBMISSION, PAYLOAD, 4, false),
                new ChunkPosition(SUBMISSION, PAYLOAD, 3, true));
    }

    @ParameterizedTest
    @MethodSource("foreignPositions")
    void refuses_a_chunk_that_was_moved(ChunkPosition elsewhere) {
        var key = atRest.create("verbund");
        var sealed = key.seal(POSITION, PLAIN, 0, PLAIN.length);

        assertThatThrownBy(() -> key.open(elsewhere, sealed))
                .isInstanceOf(ChunkTampered.class)
                .hasMessageContaining(elsewhere.payload().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 27})
    void refuses_a_truncated_chunk(int length) {
        var key = atRest.create("verbund");
        var sealed = key.seal(POSITION, PLAIN, 0, PLAIN.length);

        assertThatThrownBy(() -> key.open(POSITION, Arrays.copyOf(sealed, length)))
                .isInstanceOf(ChunkTampered.class);
    }

    @Test
    void refuses_a_chunk_of_another_data_key() {
        var sealed = atRest.create("verbund").seal(POSITION, PLAIN, 0, PLAIN.length);

        assertThatThrownBy(() -> atRest.create("verbund").open(POSITION, sealed))
                .isInstanceOf(ChunkTampered.class);
    }

    @Test
    void never_seals_two_contents_under_one_chunk_number() {
        var key = atRest.create("verbund");
        var first = key.seal(POSITION, PLAIN, 0, PLAIN.length);

        assertThat(key.seal(POSITION, PLAIN, 0, PLAIN.length)).isEqualTo(first);
        assertThatThrownBy(() -> key.seal(POSITION, PLAIN, 0, PLAIN.length - 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new data key");
        assertThatThrownBy(() -> key.seal(new ChunkPosition(SUBMISSION, OTHER, 3, false), PLAIN, 0, PLAIN.length))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_opened_again_never_seals() {
        var key = atRest.open(atRest.create("verbund").wrapped());

        assertThatThrownBy(() -> key.seal(POSITION, PLAIN, 0, PLAIN.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new key");
    }

    @Test
    void every_data_key_is_new() {
        var one = atRest.create("verbund").seal(POSITION, PLAIN, 0, PLAIN.length);
        var two = atRest.create("verbund").seal(POSITION, PLAIN, 0, PLAIN.length);

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void wraps_with_the_active_key_of_the_owner() {
        assertThat(atRest.create("verbund").wrapped())
                .returns("verbund", WrappedKey::owner)
                .returns("2026-11", WrappedKey::keyId);
    }

    @Test
    void a_rewrapped_key_opens_the_same_chunks_without_the_old_wrapping_key() {
        var key = atRest.create("verbund");
        var sealed = key.seal(POSITION, PLAIN, 0, PLAIN.length);

        var rewrapped = atRest.rewrap(key.wrapped(), "remscheid");

        assertThat(rewrapped.owner()).isEqualTo("remscheid");
        var authorityAlone = new AtRest(WrappingKeys.of(Map.of("remscheid", remscheid)));
        assertThat(authorityAlone.open(rewrapped).open(POSITION, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void names_owner_and_key_id_when_the_key_was_destroyed() {
        var wrapped = atRest.create("verbund").wrapped();
        var afterDestruction = new AtRest(WrappingKeys.of(Map.of("verbund", keys("2026-12"))));

        assertThatThrownBy(() -> afterDestruction.open(wrapped))
                .isInstanceOfSatisfying(KeyUnavailable.class, e -> {
                    assertThat(e.owner()).isEqualTo("verbund");
                    assertThat(e.keyId()).isEqualTo("2026-11");
                })
                .hasMessageContaining("verbund.2026-11");
    }

    @Test
    void takes_over_newer_keys_and_looks_for_those_it_does_not_know() {
        var all = keys("2026-10", "2026-11", "2026-12");
        var current = new AtomicReference<>(WrappingKeys.of(Map.of("verbund", all.headMap("2026-11"))));
        var node = new AtRest(current::get, () -> Instant.parse("2026-11-25T12:00:00Z"));
        var before = node.create("verbund");
        var sealed = before.seal(POSITION, PLAIN, 0, PLAIN.length);
        current.set(WrappingKeys.of(Map.of("verbund", all)));
        var elsewhere = new AtRest(current::get, () -> Instant.parse("2026-12-01T12:00:00Z"))
                .rewrap(before.wrapped(), "verbund");

        assertThat(elsewhere.keyId()).isEqualTo("2026-12");
        assertThat(node.create("verbund").wrapped().keyId()).isEqualTo("2026-10");
        assertThat(node.open(elsewhere).open(POSITION, sealed))
                .as("wrapped by another node with a key this one has not taken over yet")
                .isEqualTo(PLAIN);
        assertThat(node.create("verbund").wrapped().keyId())
                .as("the next period has not begun")
                .isEqualTo("2026-11");
    }

    @Test
    void names_an_owner_without_keys() {
        var key = atRest.create("verbund").wrapped();

        assertThatThrownBy(() -> atRest.create("nowhere"))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> atRest.rewrap(key, "nowhere")).isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void refuses_a_changed_or_foreign_wrapping() {
        var wrapped = atRest.create("verbund").wrapped();
        var bytes = Base64.getDecoder().decode(wrapped.wrapped());
        bytes[20] ^= 1;

        assertRefused(new WrappedKey("verbund", "2026-11", Base64.getEncoder().encodeToString(bytes)));
        assertRefused(new WrappedKey("verbund", "2026-10", wrapped.wrapped()));
        assertRefused(new WrappedKey("remscheid", "2026-11", wrapped.wrapped()));
        assertRefused(new WrappedKey("verbund", "2026-11", "AAAA"));
        assertRefused(new WrappedKey("verbund", "2026-11", "not base64"));
    }

    @Test
    void shows_no_key_material() {
        var key = atRest.create("verbund");

        assertThat(key).hasToString("DataKey[verbund.2026-11]");
        assertThat(key.wrapped()).hasToString("WrappedKey[verbund.2026-11]");
    }

    private void assertRefused(WrappedKey wrapped) {
        assertThatThrownBy(() -> atRest.open(wrapped)).isInstanceOf(KeyUnavailable.class);
    }

    private static SortedMap<String, SecretKey> keys(String... ids) {
        var keys = new TreeMap<String, SecretKey>();
        for (var id : ids) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            keys.put(id, new SecretKeySpec(bytes, "AES"));
        }
        return keys;
    }
}
