/**
 * The load run: sends through the Zustelldienst as a portal does, and afterwards counts from outside evidence alone what
 * was lost, doubled or wrong: event tokens it proves itself, and the cases the back offices wrote down.
 */
@NullMarked
package de.ozghub.simulators.load;

import org.jspecify.annotations.NullMarked;
