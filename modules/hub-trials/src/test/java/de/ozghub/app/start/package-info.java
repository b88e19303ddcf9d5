/** Tests of this package. */
@NullMarked
package de.ozghub.app.start;

import org.jspecify.annotations.NullMarked;
