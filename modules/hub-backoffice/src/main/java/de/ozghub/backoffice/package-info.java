/** Opens the back offices of a configuration; protocols are in the packages below. */
@NullMarked
package de.ozghub.backoffice;

import org.jspecify.annotations.NullMarked;
