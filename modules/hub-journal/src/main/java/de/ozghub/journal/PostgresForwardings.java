package de.ozghub.journal;

import de.ozghub.core.journal.Forwarding;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Lines;
import de.ozghub.submission.DeliveryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes of forwarded deliveries: one row each, and one row for each sealing. */
final class PostgresForwardings implements Forwardings {

    private static final String FIND = """
            select f.destination, f.submission, f.case_id, f.digest, f.refused, s.tags
            from forwarding f join forwarding_seal s on s.delivery = f.delivery
            where f.delivery = :delivery and f.verbund = :verbund
            order by s.ordinal
            """;

    private static final String NOTE = """
            insert into forwarding (delivery, verbund, destination, submission, case_id, digest)
            values (:delivery, :verbund, :destination, :submission, :caseId, :digest)
            on conflict (delivery) do nothing
            """;

    private static final String REPLACE = """
            update forwarding set destination = :destination, submission = :submission, case_id = :caseId, digest = :digest,
              refused = false
            where delivery = :delivery and verbund = :verbund and submission = :former
            """;

    private static final String FORGET_SEALS =
            "delete from forwarding_seal where delivery = :delivery and verbund = :verbund";

    private static final String HOLD = """
            select submission from forwarding where delivery = :delivery and verbund = :verbund for update
            """;

    private static final String SEAL =
            "insert into forwarding_seal (delivery, verbund, tags) values (:delivery, :verbund, :tags)";

    private static final String REFUSED = """
            update forwarding set refused = true
            where delivery = :delivery and verbund = :verbund and submission = :submission
            """;

    // What is deferred keeps its pause: only questions come earlier.
    private static final String WAKE = """
            update task t set due = statement_timestamp()
            from forwarding f join delivery d on d.id = f.delivery
            where f.verbund = :verbund and f.submission = any(cast(:submissions as uuid[]))
              and t.verbund = :verbund and t.submission = d.submission and t.delivery = f.delivery
              and t.state = 'ready' and t.due > statement_timestamp() and d.state in ('handed', 'unknown')
            """;

    private final Database database;

    PostgresForwardings(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Forwarding> find(DeliveryId delivery) {
        var rows = database.sql(FIND)
                .param("delivery", delivery.value())
                .query((row, _) -> new Forwarding(
                        delivery,
                        row.getObject("destination", UUID.class),
                        row.getObject("submission", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("digest"),
                        row.getBoolean("refused"),
                        List.of(tags(row.getString("tags")))))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        return Optional.of(new Forwarding(
                delivery,
                first.destination(),
                first.submission(),
                first.caseId(),
                first.digest(),
                first.refused(),
                rows.stream().flatMap(row -> row.seals().stream()).toList()));
    }

    @Override
    public boolean keep(Forwarding note, @Nullable UUID former) {
        return database.transactions().write(() -> {
            int noted = write(NOTE, note, null);
            if (noted == 0 && former != null && write(REPLACE, note, former) == 1) {
                database.sql(FORGET_SEALS)
                        .param("delivery", note.delivery().value())
                        .update();
            }
            UUID standing = database.sql(HOLD)
                    .param("delivery", note.delivery().value())
                    .query(UUID.class)
                    .single();
            if (!standing.equals(note.submission())) {
                return false;
            }
            for (Map<String, String> tags : note.seals()) {
                database.sql(SEAL)
                        .param("delivery", note.delivery().value())
                        .param("tags", line(tags))
                        .update();
            }
            return true;
        });
    }

    private int write(String statement, Forwarding note, @Nullable UUID former) {
        var prepared = database.sql(statement)
                .param("delivery", note.delivery().value())
                .param("destination", note.destination())
                .param("submission", note.submission())
                .param("caseId", note.caseId())
                .param("digest", note.digest());
        return (former == null ? prepared : prepared.param("former", former)).update();
    }

    @Override
    public void refused(DeliveryId delivery, UUID submission) {
        database.sql(REFUSED)
                .param("delivery", delivery.value())
                .param("submission", submission)
                .update();
    }

    @Override
    public int wake(Collection<UUID> submissions) {
        return database.sql(WAKE)
                .param("submissions", submissions.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private static String line(Map<String, String> tags) {
        var fields = new ArrayList<String>();
        new TreeMap<>(tags).forEach((part, tag) -> {
            fields.add(part);
            fields.add(tag);
        });
        return Lines.join(fields);
    }

    private static Map<String, String> tags(String line) {
        var fields = Lines.split(line);
        var tags = new TreeMap<String, String>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            tags.put(fields.get(i), fields.get(i + 1));
        }
        return tags;
    }
}
