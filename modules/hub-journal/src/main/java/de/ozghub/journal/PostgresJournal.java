package de.ozghub.journal;

import de.ozghub.core.Ids;
import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.deadline.Term;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.Operator;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Claims arrivals and takes decisions, each in one transaction. */
final class PostgresJournal implements Journal {

    private static final String KNOWN = """
            select external_id from intake_key
            where verbund = :verbund and channel = :channel and destination = :destination
              and external_id = any(cast(:externalIds as text[]))
            """;

    /** A rejected submission makes room for its correction, which may bear the same id. */
    private static final String CARRY = """
            insert into message_id as known (verbund, message, submission) values (:verbund, :message, :submission)
            on conflict (verbund, message) do update set submission =
              case when exists (
                select 1 from submission s where s.id = known.submission and s.state in ('refused', 'rejected'))
              then excluded.submission else known.submission end
            returning submission
            """;

    /** From then on FIT-Connect tells the receiver's technical contact; on day 14 it rejects by itself. */
    private static final Term COLLECTED = Term.ofDays(3);

    private final Database database;
    private final Tables tables;
    private final OperatorActionTable actions;

    PostgresJournal(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
        this.actions = new OperatorActionTable(database);
    }

    @Override
    public Optional<SubmissionId> claim(VerbundKey verbund, Origin origin, String configVersion, Instant now) {
        requireOwn(verbund);
        SubmissionId id = Ids.submission();
        Instant sightedAt = Instants.micros(now);
        var fact = new HashChain.Fact(sightedAt, Stage.INTAKE, JournalEvent.SIGHTED, Map.of());
        var link = HashChain.append(id, 1, HashChain.START, fact);
        var submission = new SubmissionRecord(
                id,
                verbund,
                origin,
                SubmissionState.ARRIVING,
                sightedAt,
                configVersion,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        var intake = new NewTask(TaskKind.INTAKE, Lanes.intake(origin.mailbox()), sightedAt, null, null, false);
        var collected =
                new DeadlineRecord(Deadline.of(DeadlineKind.COLLECTED, sightedAt, COLLECTED), DeadlineState.OPEN, null);
        return database.transactions().write(() -> {
            if (!tables.submissions().claim(id, origin)) {
                return Optional.empty();
            }
            tables.submissions().insert(new SubmissionRow(submission, sightedAt, link.seq(), link.hash()));
            tables.entries().insert(List.of(link));
            tables.tasks().insert(id, intake);
            tables.deadlines().put(id, List.of(collected));
            return Optional.of(id);
        });
    }

    @Override
    public Optional<SubmissionId> carriedBefore(SubmissionId submission, String message) {
        UUID carrier = database.sql(CARRY)
                .param("message", message)
                .param("submission", submission.value())
                .query(UUID.class)
                .single();
        return Optional.of(new SubmissionId(carrier)).filter(first -> !first.equals(submission));
    }

    @Override
    public Set<String> known(VerbundKey verbund, String channel, String destination, Collection<String> externalIds) {
        requireOwn(verbund);
        if (externalIds.isEmpty()) {
            return Set.of();
        }
        return database.sql(KNOWN)
                .param("channel", channel)
                .param("destination", destination)
                .param("externalIds", externalIds.toArray(String[]::new))
                .query((row, _) -> row.getString("external_id"))
                .set();
    }

    @Override
    public <T> T under(Lease lease, Function<Work, T> decision) {
        return database.transactions().write(() -> {
            SubmissionRow row = tables.submissions()
                    .lock(lease.submission())
                    .orElseThrow(() -> new LeaseLost(lease.task(), lease.fence()));
            tables.tasks().hold(lease);
            return decide(row, lease, decision);
        });
    }

    @Override
    public <T> Optional<T> by(
            Operator operator, SubmissionId submission, String action, String reason, Function<Work, T> decision) {
        return database.transactions().write(() -> {
            Optional<SubmissionRow> row = tables.submissions().lock(submission);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            actions.insert(operator, submission, action, reason);
            return Optional.ofNullable(decide(row.get(), null, decision));
        });
    }

    private <T> T decide(SubmissionRow row, @Nullable Lease lease, Function<Work, T> decision) {
        var work = new OneSubmission(tables, row, lease);
        try {
            T result = decision.apply(work);
            work.flush();
            return result;
        } finally {
            work.end();
        }
    }

    @Override
    public Optional<SubmissionRecord> read(SubmissionId submission) {
        return tables.submissions().read(submission).map(SubmissionRow::submission);
    }

    @Override
    public List<JournalEntry> entries(SubmissionId submission) {
        return tables.entries().entries(submission);
    }

    @Override
    public Optional<Long> firstBroken(SubmissionId submission) {
        return database.transactions().read(() -> {
            Optional<SubmissionRow> row = tables.submissions().read(submission);
            List<HashChain.Link> links = tables.entries().links(submission);
            if (row.isEmpty()) {
                return links.isEmpty() ? Optional.empty() : Optional.of(1L);
            }
            return HashChain.firstBroken(
                    submission, links, row.get().seq(), row.get().head());
        });
    }

    private void requireOwn(VerbundKey verbund) {
        if (!verbund.equals(database.verbund())) {
            throw new IllegalArgumentException(
                    "this store serves the Verbund %s, not %s".formatted(database.verbund(), verbund));
        }
    }
}
