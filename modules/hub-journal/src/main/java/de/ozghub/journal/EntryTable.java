package de.ozghub.journal;

import de.ozghub.core.journal.JournalEntry;
import de.ozghub.journal.database.Database;
import de.ozghub.submission.SubmissionId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Entries of the hash chains; written once. */
final class EntryTable {

    private static final String INSERT = """
            insert into journal_entry (submission, seq, verbund, format, canonical, prev, hash)
            values (:submission, :seq, :verbund, :format, :canonical, :prev, :hash)
            """;

    private static final String OF_SUBMISSION = """
            select seq, format, canonical, prev, hash from journal_entry
            where submission = :submission and verbund = :verbund
            order by seq
            """;

    private final Database database;

    EntryTable(Database database) {
        this.database = database;
    }

    void insert(List<HashChain.Link> links) {
        if (links.isEmpty()) {
            return;
        }
        database.batches()
                .batchUpdate(INSERT, links.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource parameters(HashChain.Link link) {
        return new MapSqlParameterSource("submission", link.submission().value())
                .addValue("seq", link.seq())
                .addValue("verbund", database.verbund().value())
                .addValue("format", link.format())
                .addValue("canonical", link.canonical().getBytes(StandardCharsets.UTF_8))
                .addValue("prev", HexFormat.of().parseHex(link.prev()))
                .addValue("hash", HexFormat.of().parseHex(link.hash()));
    }

    /** As they are stored, in order. */
    List<HashChain.Link> links(SubmissionId submission) {
        return database.sql(OF_SUBMISSION)
                .param("submission", submission.value())
                .query((row, _) -> new HashChain.Link(
                        submission,
                        row.getLong("seq"),
                        row.getInt("format"),
                        new String(row.getBytes("canonical"), StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(row.getBytes("prev")),
                        HexFormat.of().formatHex(row.getBytes("hash"))))
                .list();
    }

    List<JournalEntry> entries(SubmissionId submission) {
        return links(submission).stream().map(HashChain.Link::toEntry).toList();
    }
}
