/** Ports and plain rules of the hub: what the stages need from store, channels and back offices. No framework. */
@NullMarked
package de.ozghub.core;

import org.jspecify.annotations.NullMarked;
