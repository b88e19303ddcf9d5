package de.ozghub.console.decision;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.operation.OperatorCommands;
import org.junit.jupiter.api.Test;

final class DraftTest {

    private static final String DELIVERY = "019a0000-0000-7000-9000-000000000001";

    @Test
    void needs_a_reason_that_is_not_blank_and_not_endless() {
        assertThat(new Draft(Action.RELEASE, null, null, " ").flaws()).containsExactly(Flaw.REASON_MISSING);
        assertThat(new Draft(Action.REJECT, null, null, "x".repeat(OperatorCommands.REASON_LENGTH)).flaws())
                .isEmpty();
        assertThat(new Draft(Action.REJECT, null, null, "x".repeat(OperatorCommands.REASON_LENGTH + 1)).flaws())
                .containsExactly(Flaw.REASON_TOO_LONG);
    }

    @Test
    void a_confirmation_needs_delivery_and_case_number() {
        assertThat(new Draft(Action.CONFIRM, null, null, "so").flaws())
                .containsExactlyInAnyOrder(Flaw.REFERENCE_MISSING, Flaw.DELIVERY_MISSING);
        assertThat(new Draft(Action.CONFIRM, DELIVERY, "AZ 1", "so").flaws()).isEmpty();
        assertThat(new Draft(Action.CONFIRM, DELIVERY, "x".repeat(OperatorCommands.REFERENCE_LENGTH + 1), "so").flaws())
                .containsExactly(Flaw.REFERENCE_TOO_LONG);
    }

    @Test
    void a_delivery_is_a_uuid() {
        assertThat(new Draft(Action.RELEASE, "x", null, "so").flaws()).containsExactly(Flaw.DELIVERY_INVALID);
    }
}
