/**
 * Zuständigkeit: area and service name the competent authority, the performing authority and its back offices.
 *
 * <p>In: {@code Valid}. Out: {@code Routed}, or a stop into clarification ({@code unknown-area}, {@code no-performer}).
 */
@NullMarked
package de.ozghub.app.routing;

import org.jspecify.annotations.NullMarked;
