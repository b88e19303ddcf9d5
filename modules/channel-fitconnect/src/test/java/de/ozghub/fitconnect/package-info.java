/** Tests of the FIT-Connect channel. */
@NullMarked
package de.ozghub.fitconnect;

import org.jspecify.annotations.NullMarked;
