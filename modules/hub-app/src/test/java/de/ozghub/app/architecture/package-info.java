/** Tests of this package. */
@NullMarked
package de.ozghub.app.architecture;

import org.jspecify.annotations.NullMarked;
