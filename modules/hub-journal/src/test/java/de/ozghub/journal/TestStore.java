package de.ozghub.journal;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.core.journal.Tasks;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.SettableClock;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A store with synthetic keys and short words for what the tests of this module need again and again. */
final class TestStore implements AutoCloseable {

    static final VerbundKey VERBUND = new VerbundKey("testverbund");
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final String CONFIG = "c".repeat(64);
    private static final BackOfficeKey BACK_OFFICE = BackOfficeKey.of("testamt/fachverfahren");

    // In the past, because leases run by the clock of the database.
    final SettableClock clock = SettableClock.at(Instant.parse("2025-11-03T09:00:00Z"));
    final PostgresStore store;

    private TestStore(DatabaseSettings settings, AtRest atRest, VerbundKey verbund) {
        this.store = PostgresStore.open(settings, atRest, verbund, clock);
    }

    static TestStore open(TestDatabase database) {
        return open(database, VERBUND);
    }

    static TestStore open(TestDatabase database, AtRest atRest) {
        return new TestStore(settings(database), atRest, VERBUND);
    }

    static TestStore open(TestDatabase database, VerbundKey verbund) {
        return new TestStore(settings(database), new AtRest(keys()), verbund);
    }

    /** One that does not wait long for a server that is away. */
    static TestStore impatient(TestDatabase database) {
        var usual = settings(database);
        var settings = new DatabaseSettings(
                usual.url(), usual.user(), usual.password(), usual.poolSize(), Duration.ofSeconds(1));
        return new TestStore(settings, new AtRest(keys()), VERBUND);
    }

    static DatabaseSettings settings(TestDatabase database) {
        // Every store opens all of them at once, and each is a process of the server.
        return new DatabaseSettings(database.url(), database.user(), database.password(), 4);
    }

    static WrappingKeys keys() {
        var keys = new TreeMap<String, SortedMap<String, SecretKey>>();
        for (String owner : List.of("verbund", "testamt", "nachbaramt")) {
            keys.put(
                    owner,
                    new TreeMap<>(Map.of("2026-11", new SecretKeySpec(Bytes.random(32, owner.hashCode()), "AES"))));
        }
        return WrappingKeys.of(keys);
    }

    Journal journal() {
        return store.journal();
    }

    Tasks tasks() {
        return store.tasks();
    }

    Payloads payloads() {
        return store.payloads();
    }

    static Origin origin(String mailbox, String externalId) {
        return new Origin("fit-connect", mailbox, "destination-1", externalId, null);
    }

    /** Claims a new arrival in a mailbox of its own, so that nobody else's tasks are in its lane. */
    SubmissionId submission() {
        return submission("mailbox-" + Ids.uuid());
    }

    SubmissionId submission(String mailbox) {
        return journal()
                .claim(VERBUND, origin(mailbox, Ids.uuid().toString()), CONFIG, clock.instant())
                .orElseThrow();
    }

    /** The lease of the intake task of a new submission. */
    Lease intake() {
        var id = submission();
        return claimOne("intake:" + journal().read(id).orElseThrow().origin().mailbox());
    }

    Lease claimOne(String lane) {
        var leases = tasks().claim(Map.of(lane, 1), MINUTE);
        if (leases.size() != 1) {
            throw new AssertionError("%d tasks were due in %s".formatted(leases.size(), lane));
        }
        return leases.getFirst();
    }

    void finish(Lease lease) {
        journal().under(lease, work -> {
            work.finish();
            return true;
        });
    }

    /** Puts a task into a lane of a new submission and returns the submission. */
    SubmissionId taskIn(String lane) {
        Lease intake = intake();
        journal().under(intake, work -> {
            work.schedule(new NewTask(TaskKind.PROCESSING, lane, clock.instant(), null, null, false));
            work.finish();
            return true;
        });
        return intake.submission();
    }

    PayloadRef stored(SubmissionId submission, PayloadKind kind, String part, byte[] bytes) throws IOException {
        return payloads().store(submission, kind, part, out -> out.write(bytes));
    }

    NewDelivery aDelivery(PayloadRef message, PayloadRef... attachments) {
        var parts = Arrays.stream(attachments)
                .map(ref -> new NewDelivery.Part(ref.part(), "application/pdf", ref.sha256(), ref.id()))
                .toList();
        return new NewDelivery(
                Ids.delivery(),
                BACK_OFFICE,
                "fachverfahren",
                MessageForm.xml(new SchemaKey("urn:ozg-hub:test:1.0#beispiel")),
                Protection.NONE,
                "d".repeat(64),
                true,
                message.id(),
                parts);
    }

    @Override
    public void close() {
        store.close();
    }
}
