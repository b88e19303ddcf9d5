/**
 * {@code hub keys at-rest}: the keys that wrap what is stored, as an administrator makes, lists, changes and destroys them;
 * {@code hub journal}: whether anything was removed from the journal or changed in it.
 *
 * <p>In: command line, configuration, key files, the database. Out: a table or sentences, key files, entries about who did
 * what and why, an exit code (0 done, 1 refused or something is missing, 2 it could not be done). Running nodes take over
 * every change within a minute. Never shows anything of a key.
 */
@NullMarked
package de.ozghub.app.cli.storage;

import org.jspecify.annotations.NullMarked;
