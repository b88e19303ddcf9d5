/**
 * The store of record on PostgreSQL: the one implementation of the ports in {@code de.ozghub.core.journal}.
 *
 * <p>In: decisions of stages and people. Out: what they decided, kept. {@link de.ozghub.journal.PostgresStore} opens it.
 * Each {@code …Table} holds the SQL of one table; each {@code Postgres…} keeps one port. Lock order: submission, then
 * its tasks. A lost connection surfaces as {@link org.springframework.dao.DataAccessException}; nothing half-written
 * remains.
 */
@NullMarked
package de.ozghub.journal;

import org.jspecify.annotations.NullMarked;
