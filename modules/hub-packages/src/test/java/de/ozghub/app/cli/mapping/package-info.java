/** {@code hub mapping} as those type it who write packages. */
@NullMarked
package de.ozghub.app.cli.mapping;

import org.jspecify.annotations.NullMarked;
