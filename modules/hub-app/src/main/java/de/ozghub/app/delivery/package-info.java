/**
 * Übergabe: one attempt to hand a message to a back office, or one question whether it has it.
 *
 * <p>In: a delivery task. Out: a new state of the delivery; when the needed ones are confirmed, a receipt task.
 */
@NullMarked
package de.ozghub.app.delivery;

import org.jspecify.annotations.NullMarked;
