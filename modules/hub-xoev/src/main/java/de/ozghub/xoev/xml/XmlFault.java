package de.ozghub.xoev.xml;

import de.ozghub.submission.ProblemCode;
import java.io.Serial;

/** A document that is refused before any schema is asked. Says code, rule and place, never content. */
public final class XmlFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String rule;
    private final int line;
    private final int column;

    /**
     * @param rule short stable name, for example {@code doctype}, {@code max-depth}
     * @param line from 1; 0 if unknown
     * @param column from 1; 0 if unknown. For {@code not-utf8} the fault has no line, but see {@link #rule()}
     */
    public XmlFault(ProblemCode code, String rule, int line, int column) {
        super("%s: %s at %d:%d".formatted(code.id(), rule, line, column));
        this.code = code;
        this.rule = rule;
        this.line = Math.max(line, 0);
        this.column = Math.max(column, 0);
    }

    public ProblemCode code() {
        return code;
    }

    public String rule() {
        return rule;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
