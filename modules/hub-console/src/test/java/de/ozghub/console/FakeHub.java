package de.ozghub.console;

import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Tasks;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ports of the hub in memory, as far as the console uses them. */
final class FakeHub implements Submissions, Deadlines, Journal, Alarms, Tasks, OperatorCommands {

    /** What a person was allowed to command. */
    record Command(
            String what,
            String account,
            SubmissionId submission,
            @Nullable DeliveryId delivery,
            @Nullable String reference,
            String reason) {}

    private final Map<String, Detail> details = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final Map<String, List<DeadlineRecord>> deadlines = new ConcurrentSkipListMap<>();
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    final List<Command> commands = new CopyOnWriteArrayList<>();
    private volatile CommandResult answer = new CommandResult.Done();
    private volatile @Nullable Long broken;
    private volatile boolean down;

    void reset() {
        details.clear();
        alarms.clear();
        deadlines.clear();
        commands.clear();
        answer = new CommandResult.Done();
        broken = null;
        down = false;
    }

    void has(Detail detail) {
        details.put(detail.submission().id().toString(), detail);
    }

    void hasDeadlines(SubmissionId submission, DeadlineRecord... known) {
        deadlines.put(submission.toString(), List.of(known));
    }

    void hasAlarm(Alarm alarm) {
        alarms.add(alarm);
    }

    void answers(CommandResult result) {
        answer = result;
    }

    void chainIsBrokenAt(long seq) {
        broken = seq;
    }

    void isDown() {
        down = true;
    }

    @Override
    public List<SubmissionRecord> find(Filter filter, @Nullable SubmissionId before, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        return up().map(Detail::submission)
                .filter(one -> before == null || one.id().toString().compareTo(before.toString()) < 0)
                .filter(one -> filter.state() == null || one.state() == filter.state())
                .filter(one -> filter.authority() == null || filter.authority().equals(one.competent()))
                .filter(one -> filter.externalId() == null
                        || filter.externalId().equals(one.origin().externalId()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Detail> detail(SubmissionId submission) {
        return up().filter(one -> one.submission().id().equals(submission)).findFirst();
    }

    @Override
    public Map<SubmissionState, Count> counts(Set<SubmissionState> states) {
        return up().map(one -> one.submission().state())
                .filter(states::contains)
                .collect(Collectors.groupingBy(
                        state -> state, Collectors.collectingAndThen(Collectors.counting(), Count::of)));
    }

    @Override
    public List<Waiting> clarifications(int limit) {
        var waiting = new ArrayList<Waiting>();
        up().filter(one -> one.submission().state() == SubmissionState.CLARIFICATION)
                .forEach(one -> waiting.addAll(waiting(one)));
        return waiting.reversed().stream().limit(limit).toList();
    }

    private List<Waiting> waiting(Detail detail) {
        var deliveries = detail.deliveries().stream()
                .filter(delivery -> delivery.state() instanceof DeliveryState.Clarification)
                .map(delivery -> new Waiting(detail.submission(), delivery, next(detail)))
                .toList();
        return deliveries.isEmpty() ? List.of(new Waiting(detail.submission(), null, next(detail))) : deliveries;
    }

    private @Nullable DeadlineRecord next(Detail detail) {
        return of(detail.submission().id()).stream()
                .filter(one -> one.state().isRunning())
                .min(Comparator.comparing(one -> one.deadline().due()))
                .orElse(null);
    }

    @Override
    public List<DeadlineRecord> of(SubmissionId submission) {
        return deadlines.getOrDefault(submission.toString(), List.of());
    }

    @Override
    public Counts urgent() {
        return new Counts(
                find(Urgency.OVERDUE, Filter.ALL, null, 200).size(),
                find(Urgency.NEAR, Filter.ALL, null, 200).size());
    }

    /** Overdue is what is missed, near what runs; the hub's clock is not asked. */
    @Override
    public List<Due> find(Urgency urgency, Filter filter, @Nullable Position after, int limit) {
        var wanted = urgency == Urgency.OVERDUE ? DeadlineState.MISSED : DeadlineState.OPEN;
        Comparator<Due> order = Comparator.<Due, Instant>comparing(
                        due -> due.deadline().deadline().due())
                .thenComparing(due -> due.submission().id().toString());
        return find(filter, null, 200).stream()
                .flatMap(one -> of(one.id()).stream()
                        .filter(deadline -> deadline.state() == wanted)
                        .map(deadline -> new Due(one, deadline)))
                .sorted(order)
                .dropWhile(due -> after != null && !due.position().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(limit)
                .toList();
    }

    private Stream<Detail> up() {
        if (down) {
            throw new IllegalStateException("jdbc:postgresql://database.internal/hub refused <secret-of-the-store>");
        }
        return details.values().stream();
    }

    @Override
    public Optional<Long> firstBroken(SubmissionId submission) {
        return Optional.ofNullable(broken);
    }

    @Override
    public void raise(String subject, Problem problem) {
        alarms.add(new Alarm(subject, problem, Instant.EPOCH, Instant.EPOCH, 1));
    }

    @Override
    public void clear(String subject) {
        alarms.removeIf(alarm -> alarm.subject().equals(subject));
    }

    @Override
    public List<Alarm> open() {
        return List.copyOf(alarms);
    }

    @Override
    public Map<String, Integer> waiting() {
        int submissions = (int) up().count();
        return Map.of("processing", submissions, "delivery:musterstadt/steuer", 12);
    }

    @Override
    public CommandResult release(
            Operator operator, SubmissionId submission, @Nullable DeliveryId delivery, String reason) {
        return note(new Command("release", operator.account(), submission, delivery, null, reason));
    }

    @Override
    public CommandResult confirm(
            Operator operator, SubmissionId submission, DeliveryId delivery, String reference, String reason) {
        return note(new Command("confirm", operator.account(), submission, delivery, reference, reason));
    }

    @Override
    public CommandResult reject(Operator operator, SubmissionId submission, String reason) {
        return note(new Command("reject", operator.account(), submission, null, null, reason));
    }

    @Override
    public CommandResult answered(Operator operator, SubmissionId submission, String reason) {
        return note(new Command("answered", operator.account(), submission, null, null, reason));
    }

    private CommandResult note(Command command) {
        if (!details.containsKey(command.submission().toString())) {
            return new CommandResult.NotFound();
        }
        if (answer instanceof CommandResult.Done) {
            commands.add(command);
        }
        return answer;
    }

    @Override
    public Optional<SubmissionRecord> read(SubmissionId submission) {
        return detail(submission).map(Detail::submission);
    }

    @Override
    public List<JournalEntry> entries(SubmissionId submission) {
        return detail(submission).map(Detail::entries).orElse(List.of());
    }

    // The console only reads; whatever follows must never be called by it.

    @Override
    public Optional<SubmissionId> claim(VerbundKey verbund, Origin origin, String configVersion, Instant now) {
        throw notForTheConsole();
    }

    @Override
    public Optional<SubmissionId> carriedBefore(SubmissionId submission, String message) {
        throw notForTheConsole();
    }

    @Override
    public Set<String> known(VerbundKey verbund, String channel, String destination, Collection<String> externalIds) {
        throw notForTheConsole();
    }

    @Override
    public <T> T under(Lease lease, Function<Work, T> decision) {
        throw notForTheConsole();
    }

    @Override
    public <T> Optional<T> by(
            Operator operator, SubmissionId submission, String action, String reason, Function<Work, T> decision) {
        throw notForTheConsole();
    }

    @Override
    public List<Lease> claim(Map<String, Integer> free, Duration lease) {
        throw notForTheConsole();
    }

    @Override
    public List<Lease> renew(Collection<Lease> leases, Duration lease) {
        throw notForTheConsole();
    }

    @Override
    public List<SubmissionRecord> lingering(Duration age, int limit) {
        throw notForTheConsole();
    }

    @Override
    public int noteMissed(int limit) {
        throw notForTheConsole();
    }

    @Override
    public List<Pressing> pressing() {
        throw notForTheConsole();
    }

    @Override
    public int fetchable(String lane) {
        throw notForTheConsole();
    }

    private static UnsupportedOperationException notForTheConsole() {
        return new UnsupportedOperationException("the console only reads");
    }
}
