/**
 * Business rules of a standard: ISO Schematron, compiled once per package with SchXslt2 and Saxon and kept.
 *
 * <p>In: the {@code .sch} files of a package, a tree built while the schema validator reads. Out: hits with rule, severity,
 * place and the rule's own words. Rules reach neither files nor network nor Java; no word of a document leaves this package.
 * Called by validation. Problem code: {@code SCHEMATRON_VIOLATION}.
 */
@NullMarked
package de.ozghub.xoev.schematron;

import org.jspecify.annotations.NullMarked;
