/** The command line of the validator. */
@NullMarked
package de.ozghub.app.cli.validate;

import org.jspecify.annotations.NullMarked;
