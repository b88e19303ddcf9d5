/** Tests of this package. */
@NullMarked
package de.ozghub.app.flow;

import org.jspecify.annotations.NullMarked;
