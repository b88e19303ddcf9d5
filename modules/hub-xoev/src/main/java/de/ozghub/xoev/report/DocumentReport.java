package de.ozghub.xoev.report;

import de.ozghub.xoev.validation.ValidationReport;

/**
 * What was found in one document.
 *
 * @param name file or other name its author knows it by
 * @param bytes size of the document; -1 if it could not be read
 */
public record DocumentReport(String name, long bytes, ValidationReport report) {}
