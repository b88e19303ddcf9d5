/** The fault switches of a demonstration: a client of the simulators, silent in production. */
@NullMarked
package de.ozghub.console.fault;

import org.jspecify.annotations.NullMarked;
