/** Tests of this package. */
@NullMarked
package de.ozghub.app.receipt;

import org.jspecify.annotations.NullMarked;
