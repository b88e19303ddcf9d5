/**
 * Deadlines of a submission as plain types: how long, until when, and how each ended. No clock, no database.
 */
@NullMarked
package de.ozghub.core.deadline;

import org.jspecify.annotations.NullMarked;
