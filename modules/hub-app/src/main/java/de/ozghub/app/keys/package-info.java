/**
 * The keys of the destinations with their owners: what closes a destination, and what ends soon.
 *
 * <p>In: configuration and secrets. Out: problems {@code DESTINATION_KEY_UNUSABLE} and {@code KEY_ENDS}, each naming key,
 * owner and next step.
 */
@NullMarked
package de.ozghub.app.keys;

import org.jspecify.annotations.NullMarked;
