package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 300_000})
    void a_part_of_any_size_is_read_again_and_again(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);

        try (var spool = new Spool()) {
            Part part = spool.keep(new ByteArrayInputStream(bytes));

            for (int reading = 0; reading < 3; reading++) {
                try (var in = part.source().open()) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
            }
        }
    }
}
