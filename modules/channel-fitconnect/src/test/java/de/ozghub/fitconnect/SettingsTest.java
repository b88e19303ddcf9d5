package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings are refused before anything runs. */
class SettingsTest {

    private static final PrivateJwk SIGN = TestKeys.SIGNATURE.privateKey();
    private static final PrivateJwk WRAP = TestKeys.ENCRYPTION.privateKey();

    @Test
    void authorities_may_not_share_a_decryption_key_even_under_another_kid() {
        var shared = TestKeys.ENCRYPTION.as("another-kid").privateKey();
        var one = client("one", destination(1, "remscheid", SIGN, WRAP));
        var other = client("two", destination(2, "solingen", TestKeys.SERVICE.privateKey(), shared));

        assertThatThrownBy(() -> channel(one, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("another-kid", "remscheid", "solingen");
    }

    @Test
    void authorities_may_not_share_a_signature_key() {
        var one = destination(1, "remscheid", SIGN, WRAP);
        var other = destination(2, "solingen", SIGN, TestKeys.OLD_ENCRYPTION.privateKey());

        assertThatThrownBy(() -> channel(client("one", one, other))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void destinations_of_one_authority_may_share_keys() {
        try (var channel = channel(
                client("one", destination(1, "remscheid", SIGN, WRAP), destination(2, "remscheid", SIGN, WRAP)))) {
            assertThat(channel.mailboxes()).containsExactly("one");
        }
    }

    @Test
    void a_destination_belongs_to_one_client() {
        var destination = destination(1, "remscheid", SIGN, WRAP);

        assertThatThrownBy(() -> channel(client("one", destination), client("two", destination)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client("one", destination, destination)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mailbox_name_comes_once() {
        assertThatThrownBy(() -> channel(
                        client("one", destination(1, "remscheid", SIGN, WRAP)),
                        client("one", destination(2, "remscheid", SIGN, WRAP))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_stands_under_its_own_kid() {
        assertThatThrownBy(() -> new FitConnectDestination(
                        new UUID(0, 1), new AuthorityKey("remscheid"), SIGN, Map.of("x", WRAP), Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://zustelldienst.example/api", "ftp://localhost/", "relative", "https:opaque"})
    void an_address_without_protection_is_refused(String address) {
        var credentials = new Credentials(URI.create("https://auth.example/token"), "id", "secret");

        assertThatThrownBy(() ->
                        new FitConnectClient("one", URI.create(address), credentials, Duration.ofSeconds(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    @Test
    void a_slash_at_the_end_of_the_base_does_not_matter() {
        var credentials = new Credentials(URI.create("https://auth.example/token"), "id", "secret");
        var client = new FitConnectClient(
                "one", URI.create("https://x.example/api/"), credentials, Duration.ofSeconds(1), List.of());

        assertThat(client.issuer()).isEqualTo("https://x.example/api");
    }

    private static FitConnectChannel channel(FitConnectClient... clients) {
        return new FitConnectChannel(List.of(clients), SettableClock.standing());
    }

    private static FitConnectClient client(String name, FitConnectDestination... destinations) {
        return new FitConnectClient(
                name,
                URI.create("https://zustelldienst.example/submission-api"),
                new Credentials(URI.create("https://auth.example/token"), "id", "secret"),
                Duration.ofSeconds(1),
                List.of(destinations));
    }

    private static FitConnectDestination destination(int id, String owner, PrivateJwk signature, PrivateJwk wrap) {
        return new FitConnectDestination(
                new UUID(0, id), new AuthorityKey(owner), signature, Map.of(wrap.kid(), wrap), Set.of(), Set.of());
    }
}
