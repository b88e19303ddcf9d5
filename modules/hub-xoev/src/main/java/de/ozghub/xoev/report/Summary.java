package de.ozghub.xoev.report;

import de.ozghub.xoev.validation.Verdict;

/** Counts over all documents of one report. Not thread-safe. */
public final class Summary {

    private long valid;
    private long invalid;
    private long undecided;
    private long errors;
    private long warnings;

    public void add(DocumentReport document) {
        Verdict verdict = document.report().verdict();
        switch (verdict) {
            case VALID -> valid++;
            case INVALID -> invalid++;
            case CANNOT_JUDGE -> undecided++;
        }
        if (verdict == Verdict.INVALID) {
            errors += document.report().findings().size();
        }
        warnings += document.report().warnings().size();
    }

    public long documents() {
        return valid + invalid + undecided;
    }

    public long valid() {
        return valid;
    }

    public long invalid() {
        return invalid;
    }

    /** Documents about which nothing can be said. */
    public long undecided() {
        return undecided;
    }

    public long errors() {
        return errors;
    }

    public long warnings() {
        return warnings;
    }

    /** 1 if any document is invalid; else 2 if any could not be judged, or there was none; else 0. */
    public int exitCode() {
        if (invalid > 0) {
            return 1;
        }
        return undecided > 0 || documents() == 0 ? 2 : 0;
    }
}
