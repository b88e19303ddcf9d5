/**
 * Umsetzung: one message per back office in its own format, valid against its schema.
 *
 * <p>In: {@code Routed}. Out: {@code Mapped}, or a stop into clarification ({@code mapping-failed}, {@code
 * target-invalid}).
 */
@NullMarked
package de.ozghub.app.mapping;

import org.jspecify.annotations.NullMarked;
