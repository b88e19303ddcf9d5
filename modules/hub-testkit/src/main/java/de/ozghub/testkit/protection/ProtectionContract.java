package de.ozghub.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every profile must do, whatever its format: only the receiver reads, only the sender is believed, nothing changes. */
public interface ProtectionContract {

    /** A message any profile can carry; the canonical form of itself. */
    byte[] MESSAGE =
            "<b:beispiel xmlns:b=\"urn:ozg-hub:test:1.0\"><b:text>Grüße aus dem Testgebiet</b:text></b:beispiel>"
                    .getBytes(StandardCharsets.UTF_8);

    /** Protects by the hub's key for the receiver's. */
    byte[] protect(byte[] message) throws IOException;

    byte[] protectAttachment(byte[] content) throws IOException;

    /** With the right key, believing the hub. */
    Receiver receiver();

    /** With another key; asked only where {@link #encrypts()}. */
    Receiver somebodyElse();

    /** With the right key, believing another sender than the hub. */
    Receiver expectingAnother();

    /** Whether content is hidden from others, attachments included. */
    boolean encrypts();

    @Test
    default void the_receiver_reads_the_message() throws Exception {
        assertThat(receiver().message(protect(MESSAGE))).isEqualTo(MESSAGE);
    }

    @Test
    default void the_receiver_reads_attachments_of_any_size() throws Exception {
        for (int size : new int[] {0, 1, 4095, 300_000}) {
            var content = new byte[size];
            new Random(size).nextBytes(content);

            assertThat(receiver().attachment(protectAttachment(content)))
                    .as("%d bytes", size)
                    .isEqualTo(content);
        }
    }

    @Test
    default void nobody_else_reads_anything() throws IOException {
        byte[] message = protect(MESSAGE);
        byte[] attachment = protectAttachment(MESSAGE);

        if (encrypts()) {
            assertThatThrownBy(() -> somebodyElse().message(message)).isNotInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> somebodyElse().attachment(attachment)).isNotInstanceOf(AssertionError.class);
        }
        assertThat(new String(message, StandardCharsets.UTF_8).contains("Testgebiet"))
                .isNotEqualTo(encrypts());
        assertThat(new String(attachment, StandardCharsets.UTF_8).contains("Testgebiet"))
                .isNotEqualTo(encrypts());
    }

    @Test
    default void a_message_of_another_sender_is_not_believed() throws IOException {
        byte[] message = protect(MESSAGE);

        assertThatThrownBy(() -> expectingAnother().message(message)).isNotInstanceOf(AssertionError.class);
    }

    @Test
    default void no_changed_byte_gives_other_content() throws IOException {
        byte[] message = protect(MESSAGE);
        int refused = 0;
        int tried = 0;
        for (int at = 0; at < message.length; at += 1 + message.length / 150) {
            byte[] changed = message.clone();
            changed[at] ^= 1;
            tried++;
            refused += isRefused(changed) ? 1 : 0;
        }
        // Some bytes mean nothing, such as a certificate that is not looked at; most do.
        assertThat(refused).isGreaterThan(tried / 4);
    }

    @Test
    default void a_message_that_breaks_off_is_refused() throws IOException {
        byte[] message = protect(MESSAGE);
        for (int length : new int[] {0, 1, message.length / 2, message.length - 20}) {
            byte[] beginning = Arrays.copyOf(message, length);

            assertThatThrownBy(() -> receiver().message(beginning))
                    .as("%d bytes", length)
                    .isNotInstanceOf(AssertionError.class);
        }
    }

    /** Fresh keys each time: the bytes of a delivery must be stored, they cannot be made again. */
    @Test
    default void the_same_message_is_never_protected_to_the_same_bytes() throws IOException {
        assertThat(protect(MESSAGE)).isNotEqualTo(protect(MESSAGE));
    }

    /** @return whether it was refused; if it was not, its content is the genuine one */
    private boolean isRefused(byte[] changed) {
        byte[] content;
        try {
            content = receiver().message(changed);
        } catch (Exception e) {
            return true;
        }
        assertThat(content).isEqualTo(MESSAGE);
        return false;
    }
}
