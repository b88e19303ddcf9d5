/**
 * Weiterreichung: what arrives at a destination whose key the hub does not hold is handed on unopened.
 *
 * <p>In: {@code Recorded}. Out: a planned delivery of the sealed parts, or a stop that rejects what is not what was submitted.
 */
@NullMarked
package de.ozghub.app.relay;

import org.jspecify.annotations.NullMarked;
