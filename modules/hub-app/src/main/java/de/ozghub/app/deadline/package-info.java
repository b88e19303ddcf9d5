/**
 * Fristen: looks whether anything is late or nearly so, notes it and raises alarms. Called by the upkeep of every node.
 *
 * <p>Problem codes: {@code deadline-missed}, {@code deadline-near}.
 */
@NullMarked
package de.ozghub.app.deadline;

import org.jspecify.annotations.NullMarked;
