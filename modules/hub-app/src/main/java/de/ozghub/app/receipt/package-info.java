/**
 * Quittung: the event to the sender, signed and stored before it is posted, retried on its own.
 *
 * <p>In: a receipt task. Out: the event at the channel. Never repeats a delivery.
 */
@NullMarked
package de.ozghub.app.receipt;

import org.jspecify.annotations.NullMarked;
