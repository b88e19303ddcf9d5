/** Tests of this package. */
@NullMarked
package de.ozghub.app.work;

import org.jspecify.annotations.NullMarked;
