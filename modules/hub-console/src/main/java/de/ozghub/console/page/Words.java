package de.ozghub.console.page;

import de.ozghub.console.page.Badge.Tone;
import de.ozghub.console.settings.Names;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The hub's vocabulary in one language. German comes from the vocabulary itself, English from the message bundle. */
final class Words {

    private static final String NOTHING = "–";

    private final MessageSource messages;
    private final Names names;
    private final Locale locale;
    private final Instant now;

    /** @param now the moment of the request: what is near or overdue is judged by it */
    Words(MessageSource messages, Names names, Locale locale, Instant now) {
        this.now = now;
        this.messages = messages;
        this.names = names;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    Badge state(SubmissionState state) {
        String word = isGerman() ? state.german() : text("state." + state.id());
        return new Badge(word, tone(state));
    }

    String stage(Stage stage) {
        return isGerman() ? stage.german() : text("stage." + stage.id());
    }

    Badge delivery(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Waiting waiting -> new Badge(text("delivery.waiting"), Tone.RUNNING);
            case DeliveryState.Sending sending -> new Badge(text("delivery.sending"), Tone.RUNNING);
            case DeliveryState.Unknown unknown -> new Badge(text("delivery.unknown"), Tone.ATTENTION);
            case DeliveryState.Handed handed -> new Badge(text("delivery.handed"), Tone.RUNNING);
            case DeliveryState.Delivered delivered -> new Badge(text("delivery.delivered"), Tone.GOOD);
            case DeliveryState.Clarification waits -> new Badge(text("delivery.clarification"), Tone.ATTENTION);
            case DeliveryState.Withdrawn withdrawn -> new Badge(text("delivery.withdrawn"), Tone.NEUTRAL);
        };
    }

    String deadline(DeadlineKind kind) {
        return isGerman() ? kind.german() : text("deadline." + kind.id());
    }

    /** How a deadline stands now: what is near and what is overdue is said, whether it was noted yet or not. */
    Badge deadlineState(DeadlineRecord deadline) {
        if (deadline.isOverdue(now)) {
            return new Badge(deadlineState(DeadlineState.MISSED), Tone.BAD);
        }
        if (deadline.isNear(now)) {
            return new Badge(text("deadline.near"), Tone.ATTENTION);
        }
        Tone tone = switch (deadline.state()) {
            case OPEN, MISSED -> Tone.RUNNING;
            case MET -> Tone.GOOD;
            case LATE -> Tone.BAD;
            case LAPSED -> Tone.NEUTRAL;
        };
        return new Badge(deadlineState(deadline.state()), tone);
    }

    private String deadlineState(DeadlineState state) {
        return isGerman() ? state.german() : text("deadline-state." + state.id());
    }

    ProblemView problem(Problem problem) {
        String sentence = isGerman() ? problem.code().german() : problem.code().english();
        var values = new java.util.TreeMap<>(problem.parameters());
        values.put("instance", problem.instance());
        return new ProblemView(
                Placeholders.fill(sentence, values, this::readable),
                problem.code().official(),
                problem.code().id(),
                problem.code().remedy(),
                Locale.GERMAN.getLanguage());
    }

    /** The sentence of a journal entry, with instants in local time and problem codes by their official code. */
    String sentence(JournalEntry entry) {
        String sentence = isGerman()
                ? entry.event().german()
                : text("event." + entry.event().id());
        var values = new java.util.TreeMap<>(entry.parameters());
        values.computeIfPresent("deadline", (_, kind) -> deadlineNamed(kind));
        values.computeIfPresent("loss", (_, word) -> lossNamed(word));
        return Placeholders.fill(sentence, values, this::readable);
    }

    /** The problem a journal entry speaks of, if it names one of the catalogue. */
    Optional<ProblemView> problemOf(JournalEntry entry) {
        return code(entry.parameters().get("problem")).map(code -> {
            String instance = entry.parameters()
                    .getOrDefault("instance", entry.parameters().getOrDefault("backOffice", "submission"));
            return problem(new Problem(code, instance, entry.parameters()));
        });
    }

    /** What has to happen next for this submission. */
    String waitsFor(SubmissionRecord submission) {
        if (!submission.problems().isEmpty() && !submission.state().isFinal()) {
            return problem(submission.problems().getFirst()).sentence();
        }
        return submission.state().isFinal()
                ? NOTHING
                : text("waits." + submission.state().id());
    }

    Moment moment(Instant instant) {
        return Moment.of(instant, locale);
    }

    @Nullable
    Moment momentOrNull(@Nullable Instant instant) {
        return instant == null ? null : moment(instant);
    }

    String service(@Nullable ServiceKey service) {
        return service == null ? NOTHING : names.service(service, locale);
    }

    String authority(@Nullable AuthorityKey authority) {
        return authority == null ? NOTHING : names.authority(authority);
    }

    String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        if (bytes < 1024 * 1024) {
            return String.format(locale, "%.1f KiB", bytes / 1024.0);
        }
        return String.format(locale, "%.1f MiB", bytes / (1024.0 * 1024.0));
    }

    private String readable(String value) {
        if (value.startsWith("urn:de:fim:leika:")) {
            return named(value);
        }
        try {
            return moment(Instant.parse(value)).text();
        } catch (DateTimeException e) {
            return code(value).map(code -> code.official() + " " + code.id()).orElse(value);
        }
    }

    private String deadlineNamed(String kind) {
        try {
            return deadline(DeadlineKind.of(kind));
        } catch (IllegalArgumentException e) {
            return kind;
        }
    }

    /** A package may name losses of its own; they stay as they are. */
    private String lossNamed(String word) {
        return Objects.requireNonNull(messages.getMessage("loss." + word, null, word, locale));
    }

    private String named(String urn) {
        try {
            return names.service(new ServiceKey(urn), locale);
        } catch (IllegalArgumentException e) {
            return urn;
        }
    }

    private static Optional<ProblemCode> code(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        for (var code : ProblemCode.values()) {
            if (code.id().equals(id)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private boolean isGerman() {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    }

    private static Tone tone(SubmissionState state) {
        return switch (state) {
            case ARRIVING, RECORDED, DELIVERING -> Tone.RUNNING;
            case CONFIRMED, ACCEPTED -> Tone.GOOD;
            case HELD, CLARIFICATION -> Tone.ATTENTION;
            case REFUSED, REJECTED -> Tone.BAD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }
}
