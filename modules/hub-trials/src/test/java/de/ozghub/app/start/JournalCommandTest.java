package de.ozghub.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub journal verify} as an administrator calls it. */
@ExtendWith(PostgresExtension.class)
class JournalCommandTest {

    private final StringWriter said = new StringWriter();

    @Test
    void says_that_all_is_well_and_fails_when_a_log_is_gone(@TempDir Path folder, TestDatabase database)
            throws IOException, SQLException {
        database.clear();
        var config =
                SampleNode.in(folder, database.url()).withSecrets().hubYaml().toString();

        assertThat(verify(config)).as(said.toString()).isZero();
        assertThat(said.toString()).contains("0 chains, 0 anchors in", "0 findings");

        database.execute("insert into anchor values"
                + " ('bergisches-land', '0123456789abcdef', 1, decode('00', 'hex'), now())");
        assertThat(verify(config)).isOne();
        assertThat(said.toString())
                .contains("log 0123456789abcdef: the database knows this log, its files are gone", "1 findings");
    }

    private int verify(String config) {
        var out = new PrintWriter(said, true);
        return Hub.commandLine().setOut(out).setErr(out).execute("journal", "verify", "--config", config);
    }
}
