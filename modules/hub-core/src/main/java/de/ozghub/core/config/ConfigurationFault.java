package de.ozghub.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot become active; names every fault that was found, never the value of a secret. */
public final class ConfigurationFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public ConfigurationFault(List<Fault> faults) {
        super(faults.stream().map(Fault::english).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** In the order of files and lines. */
    public List<Fault> faults() {
        return faults;
    }

    /** All faults as German sentences, one a line. */
    public String german() {
        return faults.stream().map(Fault::german).collect(Collectors.joining("\n"));
    }
}
