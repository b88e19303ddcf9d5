/**
 * Reports for people and programs: one form for every kind of document, written while documents are judged.
 *
 * <p>In: {@link de.ozghub.xoev.validation.ValidationReport}s with the names of their documents. Out: text, JSON (schema:
 * {@code validation-report-1.0.schema.json} beside this package) or one HTML page. Nothing is kept but counts. Called by the
 * command line and the partner listener.
 */
@NullMarked
package de.ozghub.xoev.report;

import org.jspecify.annotations.NullMarked;
