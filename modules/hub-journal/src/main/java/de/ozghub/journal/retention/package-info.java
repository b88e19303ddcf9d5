/**
 * The keys that wrap data keys: their change, and their destruction, which makes deletion complete in every backup too.
 *
 * <p>Called by upkeep, once a minute on every node, and by the commands {@code hub keys at-rest}. Everything may run on several nodes at once. Whoever acts by hand gives a reason, which is kept.
 */
@NullMarked
package de.ozghub.journal.retention;

import org.jspecify.annotations.NullMarked;
