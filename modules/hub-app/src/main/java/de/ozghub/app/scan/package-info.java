/**
 * Virenprüfung: whether the operator's scanner can be asked, and what it says about the parts of a submission. Without it
 * nothing goes on where one is configured.
 */
@NullMarked
package de.ozghub.app.scan;

import org.jspecify.annotations.NullMarked;
