/**
 * A real PostgreSQL for tests, on the durable setting: {@code fsync} and {@code synchronous_commit} are on. Sessions do
 * not run in UTC, so that whoever forgets the time zone is found out.
 */
@NullMarked
package de.ozghub.testkit.postgres;

import org.jspecify.annotations.NullMarked;
