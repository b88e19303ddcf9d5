/**
 * The embedded PostgreSQL of the demonstration: exactly one process owns it, on settings that keep what was committed.
 */
@NullMarked
package de.ozghub.database;

import org.jspecify.annotations.NullMarked;
