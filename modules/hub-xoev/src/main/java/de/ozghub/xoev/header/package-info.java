/**
 * Message headers of the XÖV-Basisnachricht in their variants, and of the project's own messages.
 *
 * <p>In: a message that passed validation. Out: id, type, time, author and reader. Called by routing, duplicate check and
 * mapping. Problem codes: those of {@link de.ozghub.xoev.xml}, if the message was not validated before.
 */
@NullMarked
package de.ozghub.xoev.header;

import org.jspecify.annotations.NullMarked;
