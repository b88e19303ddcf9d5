package de.ozghub.testkit.backoffice;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves that the contract can be kept: by a back office in memory, which is its own peer. */
class ContractItselfTest implements AnsweringBackOfficeContract {

    private final InMemory both = new InMemory();

    @Override
    public BackOffice backOffice() {
        return both;
    }

    @Override
    public AnsweringPeer peer() {
        return both;
    }

    private enum Mood {
        ACCEPTING,
        LATE,
        REFUSING,
        BUSY,
        DOWN
    }

    private record Case(String reference, String digest, BackOfficePeer.Kept kept) {}

    private static final class InMemory implements BackOffice, AnsweringPeer {
        private final Map<DeliveryId, Case> cases = new LinkedHashMap<>();
        private Mood mood = Mood.ACCEPTING;
        private String word = "";

        @Override
        public BackOfficeKey key() {
            return BackOfficeKey.of("testamt/test");
        }

        @Override
        public DeliveryOutcome deliver(Handover handover) {
            return switch (mood) {
                case DOWN -> new DeliveryOutcome.Deferred(problem(ProblemCode.BACK_OFFICE_DOWN), Duration.ZERO);
                case BUSY -> new DeliveryOutcome.Deferred(problem(ProblemCode.BACK_OFFICE_BUSY), Duration.ZERO);
                case REFUSING ->
                    new DeliveryOutcome.Refused(
                            problem(ProblemCode.BACK_OFFICE_REFUSED).with("code", word));
                case LATE -> {
                    keep(handover);
                    yield new DeliveryOutcome.Unknown(problem(ProblemCode.NO_ANSWER));
                }
                case ACCEPTING -> keep(handover);
            };
        }

        private DeliveryOutcome keep(Handover handover) {
            var before = cases.get(handover.key());
            if (before != null && !before.digest.equals(handover.digest())) {
                return new DeliveryOutcome.Refused(
                        problem(ProblemCode.BACK_OFFICE_REFUSED).with("code", "digest-conflict"));
            }
            try {
                var attachments = new HashMap<String, String>();
                for (var attachment : handover.attachments()) {
                    attachments.put(attachment.id(), sha256(attachment.content()));
                }
                var kept = new Kept(handover.key(), sha256(handover.message()), attachments);
                cases.putIfAbsent(handover.key(), new Case(word, handover.digest(), kept));
            } catch (IOException e) {
                return new DeliveryOutcome.Deferred(problem(ProblemCode.BACK_OFFICE_DOWN), Duration.ZERO);
            }
            return new DeliveryOutcome.Delivered(word);
        }

        private static String sha256(Content content) throws IOException {
            try (var in = content.open()) {
                return Bytes.sha256(in.readAllBytes());
            }
        }

        private static Problem problem(ProblemCode code) {
            return Problem.of(code, "testamt/test");
        }

        @Override
        public Inquiry find(DeliveryId key) {
            if (mood == Mood.DOWN) {
                return new Inquiry.Unreachable(problem(ProblemCode.BACK_OFFICE_DOWN));
            }
            var found = cases.get(key);
            return found == null ? new Inquiry.NotFound() : new Inquiry.Found(found.reference, found.digest);
        }

        @Override
        public Takeover takenOver(DeliveryId key) {
            return new Takeover.Taken();
        }

        @Override
        public void accepts(String reference) {
            mood = Mood.ACCEPTING;
            word = reference;
        }

        @Override
        public void answersTooLate(String reference) {
            mood = Mood.LATE;
            word = reference;
        }

        @Override
        public void refuses(String code) {
            mood = Mood.REFUSING;
            word = code;
        }

        @Override
        public void isBusy() {
            mood = Mood.BUSY;
        }

        @Override
        public void isDown() {
            mood = Mood.DOWN;
        }

        @Override
        public List<Kept> kept() {
            return cases.values().stream().map(Case::kept).toList();
        }

        @Override
        public void close() {}
    }
}
