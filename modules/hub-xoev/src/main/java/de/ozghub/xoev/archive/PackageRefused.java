package de.ozghub.xoev.archive;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A package that is not taken; nothing of it was kept. */
public final class PackageRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /** @throws IllegalArgumentException without any reason */
    public PackageRefused(List<Reason> reasons) {
        super(reasons.stream().map(Reason::sentence).collect(Collectors.joining("\n")));
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a refusal has a reason");
        }
        this.reasons = List.copyOf(reasons);
    }

    public PackageRefused(Refusal refusal, String where, String what) {
        this(List.of(new Reason(refusal, where, what)));
    }

    /** At least one. */
    public List<Reason> reasons() {
        return reasons;
    }
}
