/**
 * Code lists in OASIS genericode 1.0 as XÖV uses them.
 *
 * <p>In: folders with genericode files. Out: the question whether a code is in a version of a list. Called by validation and
 * mapping. No problem codes of its own.
 */
@NullMarked
package de.ozghub.xoev.codelist;

import org.jspecify.annotations.NullMarked;
