package de.ozghub.console.decision;

import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.SubmissionId;
import org.jspecify.annotations.Nullable;

/** Carries out checked drafts. Thread-safe. */
public final class Decisions {

    private final OperatorCommands commands;

    public Decisions(OperatorCommands commands) {
        this.commands = commands;
    }

    /** @throws IllegalArgumentException if the draft has a flaw */
    public CommandResult carryOut(Operator operator, SubmissionId submission, Draft draft) {
        if (!draft.flaws().isEmpty()) {
            throw new IllegalArgumentException("a draft with flaws cannot be carried out: " + draft.flaws());
        }
        String reason = present(draft.reason());
        var delivery = draft.deliveryId();
        return switch (draft.action()) {
            case RELEASE -> commands.release(operator, submission, delivery, reason);
            case CONFIRM ->
                commands.confirm(operator, submission, present(delivery), present(draft.reference()), reason);
            case REJECT -> commands.reject(operator, submission, reason);
            case ANSWERED -> commands.answered(operator, submission, reason);
        };
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a draft without flaws has this field");
        }
        return value;
    }
}
