/**
 * Runs rule tables: XPath 3.1 on the data, one field after the other.
 *
 * <p>In: rules of a package and the parsed data. Out: the tree of a message, or {@link
 * de.ozghub.mapping.table.RuleFault}s, which become problems of code {@code MAPPING_FAILED}. Compiled once, used by any
 * number of threads.
 */
@NullMarked
package de.ozghub.mapping.table;

import org.jspecify.annotations.NullMarked;
