/**
 * The fault switch: faults a person or a test turns on and off while the simulators run. Switches live in memory only;
 * after a restart everything works again.
 */
@NullMarked
package de.ozghub.simulators.fault;

import org.jspecify.annotations.NullMarked;
