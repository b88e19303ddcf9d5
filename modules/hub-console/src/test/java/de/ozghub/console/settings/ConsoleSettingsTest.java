package de.ozghub.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleSettingsTest {

    private static final Account ANNA = new Account("anna", Role.VIEWER, "{bcrypt}$2a$10$abc");

    private static ConsoleSettings settings(List<Account> accounts, URI... faultSwitches) {
        return new ConsoleSettings(
                8080, "Muster-Verbund", "knoten-1", "1", "JDK", "none", accounts, List.of(faultSwitches));
    }

    @Test
    void there_is_no_default_account() {
        assertThatThrownBy(() -> settings(List.of())).hasMessageContaining("no account");
    }

    @Test
    void an_account_is_there_once() {
        assertThatThrownBy(() -> settings(List.of(ANNA, ANNA))).hasMessageContaining("'anna' is there twice");
    }

    @Test
    void a_password_in_clear_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> new Account("anna", Role.VIEWER, "{noop}geheim"))
                .hasMessageContaining("anna")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void an_account_does_not_print_its_hash() {
        assertThat(ANNA.toString()).contains("anna").doesNotContain("$2a$");
    }

    @Test
    void a_fault_switch_is_an_http_address() {
        assertThatThrownBy(() -> settings(List.of(ANNA), URI.create("file:///etc/passwd")))
                .hasMessageContaining("no http address");
    }

    @Test
    void a_hash_fits_its_password_only() {
        String hash = Passwords.hash("twelve chars");

        assertThat(Passwords.encoder().matches("twelve chars", hash)).isTrue();
        assertThat(Passwords.encoder().matches("twelve charz", hash)).isFalse();
        assertThatThrownBy(() -> Passwords.hash("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
