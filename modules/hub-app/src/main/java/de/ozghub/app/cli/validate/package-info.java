/**
 * The command {@code hub validate}.
 *
 * <p>In: files and folders. Out: a report on standard output or in a file, progress on standard error, an exit code. Holds
 * no more than a few documents at a time, however many there are.
 */
@NullMarked
package de.ozghub.app.cli.validate;

import org.jspecify.annotations.NullMarked;
