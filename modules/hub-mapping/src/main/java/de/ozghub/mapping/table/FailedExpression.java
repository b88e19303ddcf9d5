package de.ozghub.mapping.table;

import java.io.Serial;

/** An XPath that failed on the data. Keeps the error's code alone: Saxon's message can quote the data. */
public final class FailedExpression extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    FailedExpression(String reason) {
        super(reason);
    }

    /** One stable word, for example {@code xpath-FORG0001}. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
