/** Tests of this package. */
@NullMarked
package de.ozghub.app.clarification;

import org.jspecify.annotations.NullMarked;
