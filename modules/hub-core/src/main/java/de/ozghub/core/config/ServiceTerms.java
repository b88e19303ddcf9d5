package de.ozghub.core.config;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One service at one authority.
 *
 * @param packagePath mapping package
 * @param areas where the authority is competent for this service; empty if it only performs it for others
 * @param paused whether submissions stay at the channel for now
 * @param performedBy who performs it under an agreement; null if the authority does
 * @param backOffices own back offices by target of the package; may be empty if somebody else performs
 */
public record ServiceTerms(
        ServiceKey service,
        String packagePath,
        List<Area> areas,
        boolean paused,
        @Nullable Performance performedBy,
        SortedMap<String, BackOfficeKey> backOffices) {

    /** @throws IllegalArgumentException if there is neither a back office nor somebody else who performs */
    public ServiceTerms {
        areas = List.copyOf(areas);
        backOffices = Collections.unmodifiableSortedMap(new TreeMap<>(backOffices));
        Check.that(!backOffices.isEmpty() || performedBy != null, "the service needs backOffices or performedBy");
    }

    /**
     * An agreement by which another authority performs the service.
     *
     * @param from first day on which it does; before that the authority itself performs, if it has back offices
     */
    public record Performance(AuthorityKey authority, String agreement, LocalDate from) {}
}
