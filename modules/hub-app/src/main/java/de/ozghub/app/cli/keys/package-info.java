/**
 * {@code hub keys}: makes, lists, checks and replaces the keys of destinations.
 *
 * <p>In: command line, configuration, key files. Out: files, a table, an exit code (0 all well, 1 a key is not fit, 2 it
 * could not be done). Never shows anything of a private key.
 */
@NullMarked
package de.ozghub.app.cli.keys;

import org.jspecify.annotations.NullMarked;
