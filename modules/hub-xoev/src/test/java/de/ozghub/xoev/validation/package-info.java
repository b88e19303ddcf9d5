/** Validation of real and of small schemas. */
@NullMarked
package de.ozghub.xoev.validation;

import org.jspecify.annotations.NullMarked;
