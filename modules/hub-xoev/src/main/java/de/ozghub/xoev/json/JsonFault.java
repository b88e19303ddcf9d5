package de.ozghub.xoev.json;

import java.io.Serial;

/** Text that is not acceptable as JSON; the message is a rule and never holds content. */
public final class JsonFault extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final boolean refused;
    private final int line;
    private final int column;

    /** @param refused true if it may be JSON, but exceeds a limit */
    JsonFault(String rule, boolean refused, int line, int column) {
        super("%s at %d:%d".formatted(rule, line, column), null, false, false);
        this.rule = rule;
        this.refused = refused;
        this.line = Math.max(line, 0);
        this.column = Math.max(column, 0);
    }

    public String rule() {
        return rule;
    }

    public boolean refused() {
        return refused;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
