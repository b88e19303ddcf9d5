package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;
import java.util.List;
import java.util.Optional;

/** The schemas messages are proven against. Thread-safe. */
public interface MessageSchemas {

    /** Why there is no usable schema for the key, in an English sentence; empty if there is one. */
    Optional<String> missing(SchemaKey key);

    /**
     * What the document violates, in document order; empty if it is valid and has the key's root.
     *
     * @throws IllegalStateException if the schema is {@link #missing}
     */
    List<Violation> check(SchemaKey key, Bytes document);

    /**
     * One violated rule.
     *
     * @param rule short stable name, for example {@code cvc-enumeration-valid}
     * @param line from 1; 0 if unknown
     * @param field the field's name for people; empty if unknown
     */
    record Violation(String rule, int line, int column, String field) {}
}
