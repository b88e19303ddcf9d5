/**
 * Klärung: the way of everything that stopped: classified, rejected or parked for a person; and what that person
 * may decide.
 */
@NullMarked
package de.ozghub.app.clarification;

import org.jspecify.annotations.NullMarked;
