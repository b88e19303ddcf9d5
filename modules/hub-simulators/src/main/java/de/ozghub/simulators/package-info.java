/**
 * The outside world of the hub: Zustelldienst, portal, back offices, and a load run that counts from outside.
 *
 * <p>Nothing here depends on a module of the hub: channel, crypto and format code is written a second time, so that a
 * fault in the hub's own code cannot hide behind the same fault at the other end.
 */
@NullMarked
package de.ozghub.simulators;

import org.jspecify.annotations.NullMarked;
