/** Parts of the hub before simulators, without the demonstration around them. */
@NullMarked
package de.ozghub.trials;

import org.jspecify.annotations.NullMarked;
