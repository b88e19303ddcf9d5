package de.ozghub.journal;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.core.journal.Work;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision about one locked submission. Tasks and deliveries are written at once; submission, journal entries and
 * seals are gathered and written by {@link #flush} with one statement each.
 */
final class OneSubmission implements Work {

    private final Tables tables;
    private final @Nullable Lease lease;
    private final SubmissionId id;
    private final Set<PayloadId> seals = new LinkedHashSet<>();
    private final List<HashChain.Link> links = new ArrayList<>();
    private final SubmissionDeadlines deadlines;
    private SubmissionRow row;
    private @Nullable List<DeliveryRecord> deliveries;
    private boolean changed;
    private boolean reassigned;
    private boolean receiptsMayFollow;
    private boolean ended;

    OneSubmission(Tables tables, SubmissionRow row, @Nullable Lease lease) {
        this.tables = tables;
        this.row = row;
        this.lease = lease;
        this.id = row.submission().id();
        this.deadlines = new SubmissionDeadlines(tables.deadlines(), id, tables.now(), this::missed);
    }

    /** Writes what was gathered. Nothing can be decided afterwards. */
    void flush() {
        if (changed) {
            tables.submissions().update(row);
        }
        tables.entries().insert(links);
        Set<String> owners = tables.payloads().seal(id, seals);
        AuthorityKey competent = row.submission().competent();
        if (competent != null && (reassigned || !Set.of(competent.value()).containsAll(owners))) {
            rewrapFor(competent);
        }
        if (receiptsMayFollow) {
            tables.tasks().unblock(id);
        }
        deadlines.flush();
        end();
    }

    /** Nothing can be decided any more. */
    void end() {
        ended = true;
    }

    // Whatever was stored before routing named the authority, or while it did, is wrapped anew.
    private void rewrapFor(AuthorityKey competent) {
        var keys = tables.payloads().keysNotOf(competent.value(), id);
        keys.replaceAll((_, key) -> tables.atRest().rewrap(key, competent.value()));
        tables.payloads().rewrap(keys);
    }

    @Override
    public SubmissionRecord submission() {
        return row.submission();
    }

    @Override
    public List<DeliveryRecord> deliveries() {
        requireOpen();
        List<DeliveryRecord> known = deliveries;
        if (known == null) {
            known = List.copyOf(tables.deliveries().of(id));
            deliveries = known;
        }
        return known;
    }

    @Override
    public DeliveryRecord delivery(DeliveryId delivery) {
        return deliveries().stream()
                .filter(each -> each.message().id().equals(delivery))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("submission %s has no delivery %s".formatted(id, delivery)));
    }

    @Override
    public void append(Stage stage, JournalEvent event, Map<String, String> parameters) {
        var fact = new HashChain.Fact(tables.now(), stage, event, parameters);
        var link = HashChain.append(id, row.seq() + 1, row.head(), fact);
        links.add(link);
        change(row.appended(link));
    }

    @Override
    public void state(SubmissionState state, List<Problem> problems) {
        change(row.state(state, problems, tables.now()));
    }

    @Override
    public void recorded(Instant receivedAt, ServiceKey service, @Nullable Area area, @Nullable String externalCase) {
        change(row.recorded(Instants.micros(receivedAt), service, area, externalCase));
    }

    @Override
    public void pin(PackageVersion packageVersion) {
        change(row.pinned(packageVersion));
    }

    @Override
    public void repin(String configVersion) {
        change(row.repinned(configVersion));
    }

    @Override
    public void assign(AuthorityKey competent, AuthorityKey performing) {
        reassigned = true;
        change(row.assigned(competent, performing));
    }

    @Override
    public void seal(PayloadId payload) {
        requireOpen();
        seals.add(payload);
    }

    /** Also seals what the delivery sends. */
    @Override
    public void plan(NewDelivery delivery, Instant notBefore) {
        requireOpen();
        seal(delivery.message());
        delivery.attachments().forEach(part -> seal(part.payload()));
        deliveries = null;
        tables.deliveries().insert(id, delivery, new DeliveryState.Waiting(0, notBefore), tables.now());
    }

    @Override
    public void move(DeliveryId delivery, DeliveryState state) {
        DeliveryState before = delivery(delivery).state();
        boolean wasSending = before instanceof DeliveryState.Sending;
        if (state instanceof DeliveryState.Sending sending && !wasSending) {
            tables.attempts().open(delivery, sending.since());
        } else if (wasSending && !(state instanceof DeliveryState.Sending)) {
            tables.attempts().close(delivery, state, tables.now());
        }
        deliveries = null;
        tables.deliveries().update(delivery, state);
    }

    @Override
    public void due(List<Deadline> named) {
        requireOpen();
        deadlines.set(named);
    }

    @Override
    public boolean met(DeadlineKind kind) {
        requireOpen();
        return deadlines.meet(kind);
    }

    @Override
    public void lapsed(DeadlineKind kind) {
        requireOpen();
        deadlines.lapse(kind);
    }

    /** Notes every deadline that has passed, and returns how many nobody had noted before. */
    int noteMissed() {
        requireOpen();
        return deadlines.noteMissed();
    }

    private void missed(Deadline deadline) {
        append(
                deadline.kind().stage(),
                JournalEvent.DEADLINE_MISSED,
                Map.of("deadline", deadline.kind().id(), "due", deadline.due().toString()));
    }

    @Override
    public void schedule(NewTask task) {
        requireOpen();
        tables.tasks().insert(id, task);
    }

    /** Also seals the event. */
    @Override
    public void keepEvent(PayloadId event) {
        tables.tasks().keepEvent(held(), event);
        seal(event);
    }

    @Override
    public boolean receiptParked() {
        requireOpen();
        return tables.tasks().receiptParked(id);
    }

    @Override
    public void renewEvent() {
        requireOpen();
        tables.tasks().renewEvent(id);
    }

    @Override
    public void finish() {
        tables.tasks().finish(held());
        receiptsMayFollow |= held().kind() == TaskKind.RECEIPT;
    }

    @Override
    public void again(Instant notBefore, boolean failed) {
        tables.tasks().again(held(), notBefore, failed);
    }

    @Override
    public void again(Duration pause, boolean failed) {
        tables.tasks().again(held(), pause, failed);
    }

    @Override
    public void park() {
        tables.tasks().park(held());
    }

    @Override
    public int unpark(@Nullable DeliveryId delivery, Instant notBefore) {
        requireOpen();
        return tables.tasks().unpark(id, delivery, notBefore);
    }

    @Override
    public void cancelOthers() {
        requireOpen();
        tables.tasks().cancelOthers(id, lease);
        receiptsMayFollow = true;
    }

    private Lease held() {
        requireOpen();
        if (lease == null) {
            throw new IllegalStateException("a person's decision about submission %s holds no task".formatted(id));
        }
        return lease;
    }

    private void change(SubmissionRow next) {
        requireOpen();
        row = next;
        changed = true;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the decision about submission %s is over".formatted(id));
        }
    }
}
