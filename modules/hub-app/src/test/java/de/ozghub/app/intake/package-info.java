/** Tests of this package. */
@NullMarked
package de.ozghub.app.intake;

import org.jspecify.annotations.NullMarked;
