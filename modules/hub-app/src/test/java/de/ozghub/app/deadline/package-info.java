/** Tests of this package. */
@NullMarked
package de.ozghub.app.deadline;

import org.jspecify.annotations.NullMarked;
