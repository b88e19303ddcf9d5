package de.ozghub.simulators.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that can be switched on.
 *
 * @param id stable name, as in {@code POST /faults/{id}}
 * @param title German title for people
 * @param titleEnglish English title for people
 * @param value default of the fault's number (its unit is in the title), or null when it has none
 */
public record Fault(
        String id,
        String title,
        String titleEnglish,
        @Nullable Integer value) {}
