/**
 * Commands of the schema library: {@code hub schema import | list | show | validity | remove}.
 *
 * <p>In: what an administrator types. Out: text, and an exit code: 0 done, 1 refused with every reason, 2 it cannot be tried.
 * Called by the program {@code hub}.
 */
@NullMarked
package de.ozghub.app.cli.library;

import org.jspecify.annotations.NullMarked;
