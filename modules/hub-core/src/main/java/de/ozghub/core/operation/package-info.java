/**
 * What a person may do to a submission: commands of operators and clerks, each with a reason that is kept.
 */
@NullMarked
package de.ozghub.core.operation;

import org.jspecify.annotations.NullMarked;
