/**
 * Makes the messages of a package: by rule table or by stylesheet, then as bytes.
 *
 * <p>In: a submission with what the hub knows. Out: XML documents in UTF-8, or {@link
 * de.ozghub.mapping.table.RuleFault}s. Thread-safe; the same input gives the same bytes.
 */
@NullMarked
package de.ozghub.mapping.message;

import org.jspecify.annotations.NullMarked;
