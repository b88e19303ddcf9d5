/** Tests of this package. */
@NullMarked
package de.ozghub.app.delivery;

import org.jspecify.annotations.NullMarked;
