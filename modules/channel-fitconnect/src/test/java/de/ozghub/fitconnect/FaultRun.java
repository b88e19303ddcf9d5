package de.ozghub.fitconnect;

import de.ozghub.core.Ids;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.channel.Poll;
import de.ozghub.core.channel.Posting;
import de.ozghub.simulators.fault.Fault;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.MemoryPayloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sender and a subscriber that keep the hub's rules (ask before sending again; claim an arrival before it is fetched; sign
 * an event once) while the delivery service fails at random. Time goes on only by the waits both are told. Not thread-safe.
 */
final class FaultRun {

    private static final List<Fault> FAULTS = List.of(
            ZustelldienstFaults.RATE_LIMIT,
            ZustelldienstFaults.SERVER_ERROR,
            ZustelldienstFaults.UNAVAILABLE,
            ZustelldienstFaults.TOKEN_EXPIRES,
            ZustelldienstFaults.LIST_LAG,
            ZustelldienstFaults.SWAPPED_ATTACHMENT,
            ZustelldienstFaults.DUPLICATE_DELIVERY);

    private final ReceivingAuthority receiver;
    private final Random random;
    private final int submissions;
    private final List<Sender> senders = new ArrayList<>();
    private final Map<String, Received> received = new LinkedHashMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private @Nullable Fault active;

    FaultRun(ReceivingAuthority receiver, int submissions, long seed) {
        this.receiver = receiver;
        this.submissions = submissions;
        this.random = new Random(seed);
    }

    /** What a sender knows of its submission. */
    private static final class Sender {
        private final int number;
        private final Consignment consignment;
        private final List<SentSubmission> kept = new ArrayList<>();
        private boolean sent;

        Sender(int number, Consignment consignment) {
            this.number = number;
            this.consignment = consignment;
        }
    }

    /** What the subscriber knows of an arrival. */
    private static final class Received {
        private final MemoryPayloads payloads = new MemoryPayloads();
        private @Nullable Arrival arrival;
        private @Nullable ReceiptKind decision;
        private @Nullable String event;
        private boolean swapped;
        private boolean tried;
        private boolean told;
        private int number = -1;
    }

    /**
     * What is left of a run.
     *
     * @param lost submissions whose sender has no decision
     * @param doubled submissions that were accepted more than once
     * @param wrong submissions whose sender knows another end than the one they must have
     * @param faults how often each was on
     */
    record Report(
            int accepted,
            int rejected,
            List<Integer> lost,
            List<Integer> doubled,
            List<Integer> wrong,
            Map<String, Integer> faults) {}

    Report run() throws IOException {
        for (int number = 0; number < submissions; number++) {
            senders.add(new Sender(number, consignment(number)));
        }
        for (int round = 0; !isDone(); round++) {
            if (round > 200) {
                throw new AssertionError("the run does not come to an end");
            }
            for (var sender : senders) {
                if (!sender.sent) {
                    withFault();
                    send(sender);
                }
                if (random.nextInt(4) == 0) {
                    withFault();
                    receive();
                }
            }
            withFault();
            receive();
            receiver.clock.tick(Duration.ofSeconds(11));
        }
        clear();
        return report();
    }

    private boolean isDone() {
        return senders.stream().allMatch(sender -> sender.sent)
                && received.size() >= submissions
                && received.values().stream().allMatch(one -> one.told);
    }

    /** Every third step another fault, or none; at times the key is rolled over besides. */
    private void withFault() {
        if (random.nextInt(3) != 0) {
            return;
        }
        clear();
        int next = random.nextInt(FAULTS.size() + 2);
        if (next < FAULTS.size()) {
            var fault = FAULTS.get(next);
            active = fault;
            receiver.turn(fault, true);
            count(fault.id());
        } else if (next == FAULTS.size() && faults.getOrDefault("slow-body", 0) <= submissions / 1_000) {
            // Real seconds, so not often.
            active = ZustelldienstFaults.SLOW_BODY;
            receiver.turn(ZustelldienstFaults.SLOW_BODY, 1);
            count("slow-body");
        }
    }

    private int count(String fault) {
        return faults.merge(fault, 1, Integer::sum);
    }

    private void clear() {
        var on = active;
        if (on != null) {
            receiver.turn(on, false);
            active = null;
        }
    }

    private void send(Sender sender) throws IOException {
        if (!sender.kept.isEmpty() && !mayBeSentAgain(sender)) {
            return;
        }
        var earlier = sender.kept.isEmpty() ? null : sender.kept.getLast();
        var sending = receiver.sender.send(sender.consignment, earlier, kept -> {
            sender.kept.add(kept);
            if (random.nextInt(12) == 0) {
                receiver.togglesKey();
                count("key-rolled-over");
            }
            return true;
        });
        switch (sending) {
            case Sending.Sent _ -> sender.sent = true;
            case Sending.Deferred deferred -> pause(deferred.retryAfter());
            case Sending.Unknown _ -> {}
            case Sending.Refused refused -> throw new AssertionError(refused.toString());
        }
    }

    /** The log settles what became of the last attempt. */
    private boolean mayBeSentAgain(Sender sender) {
        return switch (receiver.sender.progress(sender.kept)) {
            case Progress.NotSent notSent -> {
                if (notSent.deleted()) {
                    sender.kept.clear();
                }
                yield true;
            }
            case Progress.Deferred deferred -> {
                pause(deferred.retryAfter());
                yield false;
            }
            case Progress.Waiting _, Progress.Accepted _, Progress.Rejected _ -> {
                sender.sent = true;
                yield false;
            }
            case Progress.Deleted deleted -> throw new AssertionError(deleted.toString());
            case Progress.Unproven unproven -> throw new AssertionError(unproven.toString());
        };
    }

    private Consignment consignment(int number) {
        var data = "<antrag nummer='%d'/>".formatted(number).getBytes(StandardCharsets.UTF_8);
        return number % 4 == 0
                ? receiver.consignment(
                        data,
                        ReceivingAuthority.enclosure("a.pdf", Bytes.random(900, number)),
                        ReceivingAuthority.enclosure("b.pdf", Bytes.random(900, -number)))
                : receiver.consignment(data);
    }

    private void receive() throws IOException {
        int offset = 0;
        while (receiver.subscriber().poll("hub", offset, 40) instanceof Poll.Page page) {
            for (var origin : page.waiting()) {
                received.computeIfAbsent(origin.externalId(), _ -> new Received());
                work(origin);
            }
            offset += page.seen();
            if (!page.more()) {
                break;
            }
        }
        for (var entry : received.entrySet()) {
            var arrival = entry.getValue().arrival;
            if (arrival != null) {
                work(arrival.origin());
            }
        }
    }

    private void work(Origin origin) throws IOException {
        var one = received.get(origin.externalId());
        if (one == null || one.told) {
            return;
        }
        var arrival = one.arrival == null ? fetched(origin, one) : one.arrival;
        if (arrival == null) {
            return;
        }
        var kind = one.decision == null ? decided(one, arrival) : one.decision;
        tell(one, arrival, kind);
    }

    private @Nullable Arrival fetched(Origin origin, Received one) throws IOException {
        one.swapped = ZustelldienstFaults.SWAPPED_ATTACHMENT.equals(active);
        var fetch = receiver.fetch(origin, one.payloads);
        return switch (fetch) {
            case Fetch.Fetched fetched -> {
                var known = fetched.announcement();
                one.arrival = new Arrival(Ids.submission(), known.origin(), known.service(), fetched.parts());
                yield one.arrival;
            }
            case Fetch.Deferred deferred -> {
                pause(deferred.retryAfter());
                yield null;
            }
            case Fetch.Held held -> throw new AssertionError(held.toString());
            case Fetch.Gone gone -> throw new AssertionError(gone.toString());
        };
    }

    private ReceiptKind decided(Received one, Arrival arrival) throws IOException {
        var opening = receiver.subscriber().open(arrival, one.payloads);
        var kind = opening instanceof Opening.Opened ? ReceiptKind.ACCEPT : ReceiptKind.REJECT;
        var problems = opening instanceof Opening.Rejected rejected ? rejected.problems() : List.<Problem>of();
        if (opening instanceof Opening.Opened opened) {
            try (var in = one.payloads.read(opened.data().id())) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                one.number = Integer.parseInt(text.replaceAll("\\D", ""));
            }
        }
        one.event = receiver.subscriber().sign(kind, arrival, problems, one.payloads);
        one.decision = kind;
        return kind;
    }

    private void tell(Received one, Arrival arrival, ReceiptKind kind) {
        var event = one.event;
        if (event == null) {
            throw new AssertionError("decided without an event");
        }
        var posting = receiver.subscriber().post(kind, arrival.origin(), event, one.tried);
        one.tried = true;
        switch (posting) {
            case Posting.Posted _ -> one.told = true;
            case Posting.Deferred deferred -> pause(deferred.retryAfter());
            case Posting.Refused refused -> throw new AssertionError(refused.toString());
        }
    }

    private void pause(Duration asked) {
        receiver.clock.tick(asked);
    }

    private Report report() {
        var lost = new ArrayList<Integer>();
        var wrong = new ArrayList<Integer>();
        int accepted = 0;
        int rejected = 0;
        for (var sender : senders) {
            var sent = sender.kept.getLast();
            var one = received.get(sent.submission().toString());
            var progress = receiver.sender.progress(sender.kept);
            boolean mustFail = one != null && one.swapped && sender.number % 4 == 0;
            switch (progress) {
                case Progress.Accepted _ -> {
                    accepted++;
                    if (mustFail) {
                        wrong.add(sender.number);
                    }
                }
                case Progress.Rejected told -> {
                    rejected++;
                    if (!mustFail || !told.problemTypes().contains("incorrect-authentication-tag")) {
                        wrong.add(sender.number);
                    }
                }
                case Progress.NotSent _,
                        Progress.Waiting _,
                        Progress.Deleted _,
                        Progress.Unproven _,
                        Progress.Deferred _ -> lost.add(sender.number);
            }
        }
        return new Report(accepted, rejected, lost, doubled(), wrong, faults);
    }

    private List<Integer> doubled() {
        var seen = new TreeMap<Integer, Integer>();
        received.values().stream()
                .filter(one -> one.number >= 0)
                .forEach(one -> seen.merge(one.number, 1, Integer::sum));
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
