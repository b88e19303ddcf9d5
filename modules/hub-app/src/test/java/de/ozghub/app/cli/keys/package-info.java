/** Tests of this package. */
@NullMarked
package de.ozghub.app.cli.keys;

import org.jspecify.annotations.NullMarked;
