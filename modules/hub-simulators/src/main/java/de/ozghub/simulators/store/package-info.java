/**
 * What the simulators promise survives their death: an append-only log that is forced to disk before it answers, and
 * files that appear whole or not at all.
 */
@NullMarked
package de.ozghub.simulators.store;

import org.jspecify.annotations.NullMarked;
