/**
 * Anchors: the heads of the journal's chains, hour by hour, in a signed log outside the database.
 *
 * <p>Each node writes a log of its own, {@code anchors-<first characters of its key's hash>.log}. Whoever can change the
 * database cannot sign; whoever can change the files cannot change the database. A removed tail, a changed entry, an
 * exchanged or removed anchor are found by {@link de.ozghub.journal.anchor.Anchors#verify}.
 */
@NullMarked
package de.ozghub.journal.anchor;

import org.jspecify.annotations.NullMarked;
