/**
 * Absicherung: each message signed and encrypted for its receiver, its bytes fixed for every later attempt.
 *
 * <p>In: {@code Mapped}. Out: {@code Protected}, or a stop into clarification ({@code receiver-key-unusable}, {@code
 * protection-unfit}).
 */
@NullMarked
package de.ozghub.app.protection;

import org.jspecify.annotations.NullMarked;
