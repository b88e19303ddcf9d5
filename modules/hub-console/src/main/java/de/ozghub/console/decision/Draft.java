package de.ozghub.console.decision;

import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.DeliveryId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as a person entered it, not yet checked. Blank counts as absent. */
public record Draft(
        Action action,
        @Nullable String delivery,
        @Nullable String reference,
        @Nullable String reason) {

    public Draft {
        delivery = strip(delivery);
        reference = strip(reference);
        reason = strip(reason);
    }

    /** Everything that is wrong with it; empty if it can be carried out. */
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        check(reason, OperatorCommands.REASON_LENGTH, Flaw.REASON_MISSING, Flaw.REASON_TOO_LONG, flaws);
        if (action == Action.CONFIRM) {
            check(reference, OperatorCommands.REFERENCE_LENGTH, Flaw.REFERENCE_MISSING, Flaw.REFERENCE_TOO_LONG, flaws);
        }
        if (delivery != null && parsed(delivery) == null) {
            flaws.add(Flaw.DELIVERY_INVALID);
        }
        if (delivery == null && action == Action.CONFIRM) {
            flaws.add(Flaw.DELIVERY_MISSING);
        }
        return flaws;
    }

    @Nullable
    DeliveryId deliveryId() {
        return delivery == null ? null : parsed(delivery);
    }

    private static void check(@Nullable String text, int longest, Flaw missing, Flaw tooLong, List<Flaw> flaws) {
        if (text == null) {
            flaws.add(missing);
        } else if (text.length() > longest) {
            flaws.add(tooLong);
        }
    }

    private static @Nullable DeliveryId parsed(String text) {
        try {
            return DeliveryId.of(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
