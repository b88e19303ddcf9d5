package de.ozghub.xoev.library;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a version of a standard is taken.
 *
 * @param from first day; null: always was
 * @param to last day; null: until further notice
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Validity ALWAYS = new Validity(null, null);

    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
