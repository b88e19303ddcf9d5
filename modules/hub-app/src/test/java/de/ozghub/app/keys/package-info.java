/** Tests of this package. */
@NullMarked
package de.ozghub.app.keys;

import org.jspecify.annotations.NullMarked;
