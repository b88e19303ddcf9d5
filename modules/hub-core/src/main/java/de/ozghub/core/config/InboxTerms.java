package de.ozghub.core.config;

import de.ozghub.submission.BackOfficeKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an authority takes what arrives at its destinations and none of its services takes.
 *
 * @param packagePath mapping package that makes the cover sheet
 * @param backOffices by target of the package, at least one
 */
public record InboxTerms(String packagePath, SortedMap<String, BackOfficeKey> backOffices) {

    /** @throws IllegalArgumentException if there is no back office */
    public InboxTerms {
        backOffices = Collections.unmodifiableSortedMap(new TreeMap<>(backOffices));
        Check.that(!backOffices.isEmpty(), "the inbox needs backOffices");
    }
}
