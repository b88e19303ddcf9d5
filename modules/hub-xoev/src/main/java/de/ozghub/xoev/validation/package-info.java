/**
 * The stage validation: UTF-8, limits, well-formed, root and version, XSD, code lists, business
 * rules.
 *
 * <p>In: bytes and a schema key. Out: a {@link de.ozghub.xoev.validation.ValidationReport} whose findings name rule and place
 * but never a value. Problem codes: {@code NOT_UTF8}, {@code TOO_LARGE}, {@code XML_FORBIDDEN}, {@code NOT_WELL_FORMED},
 * {@code WRONG_ROOT}, {@code VERSION_NOT_SERVED}, {@code SCHEMA_VIOLATION}, {@code UNKNOWN_CODE_LIST}, {@code UNKNOWN_CODE},
 * {@code SCHEMATRON_VIOLATION}, {@code SCHEMA_PACKAGE_MISSING}. Called by the validation stage for what comes in and by mapping for what goes out.
 */
@NullMarked
package de.ozghub.xoev.validation;

import org.jspecify.annotations.NullMarked;
