package de.ozghub.console;

import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Serves every page with sample data, to look at. Port by the first argument, else 8080. */
final class SampleConsole {

    private SampleConsole() {}

    public static void main(String[] arguments) throws IOException {
        var simulator = new FaultySimulator();
        var console = new RunningConsole(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080,
                InstantSource.system(),
                List.of(simulator.address(), URI.create("http://127.0.0.1:9/faults")));
        fill(console.hub);
    }

    static void fill(FakeHub hub) {
        var kreis = new AuthorityKey("kreis-beispiel");
        var states = SubmissionState.values();
        for (int number = 1; number <= 60; number++) {
            var state = number % 3 == 0 ? states[number % states.length] : SubmissionState.ACCEPTED;
            var authority = number % 2 == 0 ? Samples.MUSTERSTADT : kreis;
            var deliveries = state == SubmissionState.ACCEPTED
                    ? List.of(Samples.aDelivery(
                            number,
                            authority + "/steuer",
                            new DeliveryState.Delivered("2026-HST-%05d".formatted(number), Samples.START),
                            1))
                    : List.<de.ozghub.core.journal.DeliveryRecord>of();
            hub.has(
                    state == SubmissionState.CLARIFICATION
                            ? Samples.aSubmission(
                                    number,
                                    state,
                                    authority,
                                    List.of(),
                                    Problem.of(ProblemCode.UNKNOWN_AREA, "submission", "area", "059999999999"))
                            : Samples.aSubmission(number, state, authority, deliveries));
        }
        fillNewest(hub);
    }

    private static DeadlineRecord[] deadlines(int number) {
        var state = switch (number % 6) {
            case 0 -> DeadlineState.MISSED;
            case 3 -> DeadlineState.OPEN;
            default -> DeadlineState.MET;
        };
        return new DeadlineRecord[] {
            Samples.aDeadline(DeadlineKind.DELIVERED, Duration.ofHours(4).plusSeconds(number * 37L), state)
        };
    }

    private static void fillNewest(FakeHub hub) {
        var unknown = Problem.of(ProblemCode.OUTCOME_UNKNOWN, "musterstadt/steuer");
        hub.has(Samples.aSubmission(
                61,
                SubmissionState.CLARIFICATION,
                Samples.MUSTERSTADT,
                List.of(
                        Samples.aDelivery(
                                61,
                                "musterstadt/steuer",
                                new DeliveryState.Clarification(unknown, 1, Samples.START),
                                1),
                        Samples.aDelivery(
                                62,
                                "musterstadt/ordnungsamt",
                                new DeliveryState.Delivered("OA-4711", Samples.START),
                                2)),
                unknown));
        hub.has(Samples.aSubmission(
                62,
                SubmissionState.DELIVERING,
                Samples.MUSTERSTADT,
                List.of(Samples.aDelivery(
                        63, "musterstadt/steuer", new DeliveryState.Waiting(2, Samples.START.plusSeconds(9_000)), 3))));
        hub.has(Samples.aSubmission(
                63,
                SubmissionState.HELD,
                Problem.of(ProblemCode.SCHEMA_PACKAGE_MISSING, "service", "service", Samples.DOG_TAX)
                        .with("schema", "urn:xoev-de:bmk:standard:xbau_2.6")));
        hub.has(Samples.aSubmission(64, SubmissionState.ARRIVING));
        for (int number = 1; number <= 60; number++) {
            hub.hasDeadlines(Samples.id(number), deadlines(number));
        }
        hub.hasDeadlines(
                Samples.id(61),
                Samples.aDeadline(DeadlineKind.COLLECTED, Duration.ofDays(3), DeadlineState.MET),
                Samples.aDeadline(DeadlineKind.DELIVERED, Duration.ofHours(4), DeadlineState.MISSED),
                Samples.aDeadline(DeadlineKind.CONFIRMED, Duration.ofDays(900), DeadlineState.OPEN),
                Samples.aDeadline(DeadlineKind.REPLY, Duration.ofDays(930), DeadlineState.OPEN));
        hub.hasAlarm(new Alarm(
                "deadline-missed:musterstadt/" + Samples.DOG_TAX,
                Problem.of(ProblemCode.DEADLINE_MISSED, "musterstadt", "count", 21)
                        .with("service", Samples.DOG_TAX)
                        .with("due", Samples.START.plusSeconds(14_400)),
                Samples.START.plusSeconds(14_460),
                Samples.START.plusSeconds(20_000),
                93));
        hub.hasAlarm(new Alarm(
                "service:" + Samples.DOG_TAX,
                Problem.of(ProblemCode.SCHEMA_PACKAGE_MISSING, "service", "service", Samples.DOG_TAX)
                        .with("schema", "urn:xoev-de:bmk:standard:xbau_2.6"),
                Samples.START,
                Samples.START.plusSeconds(4_000),
                17));
        hub.hasAlarm(new Alarm(
                "lane:delivery:musterstadt/steuer",
                Problem.of(ProblemCode.BACK_OFFICE_DOWN, "musterstadt/steuer"),
                Samples.START.plusSeconds(600),
                Samples.START.plusSeconds(5_000),
                44));
    }
}
