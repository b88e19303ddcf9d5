/**
 * How a message is handed to a specialist procedure (Fachverfahren), as a port.
 *
 * <p>One attempt, four outcomes, and a question by key where the procedure can answer it.
 */
@NullMarked
package de.ozghub.core.backoffice;

import org.jspecify.annotations.NullMarked;
