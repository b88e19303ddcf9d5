/**
 * Prüfung: the data against the schema of the service, in force and complete.
 *
 * <p>In: {@code Opened}. Out: {@code Valid}, or a stop whose end the mapping package decides (reject or clerk).
 */
@NullMarked
package de.ozghub.app.validation;

import org.jspecify.annotations.NullMarked;
