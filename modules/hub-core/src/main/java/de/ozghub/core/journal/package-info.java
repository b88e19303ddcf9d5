/**
 * What the hub keeps: submissions, deliveries, payloads, tasks and the hash-chained journal, as ports.
 *
 * <p>In: decisions of the stages. Out: records for stages, console and operators. The one implementation is
 * {@code hub-journal} on PostgreSQL; the console and the flows see only these types.
 */
@NullMarked
package de.ozghub.core.journal;

import org.jspecify.annotations.NullMarked;
