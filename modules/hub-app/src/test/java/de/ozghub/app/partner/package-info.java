/** What partners may ask over HTTP. */
@NullMarked
package de.ozghub.app.partner;

import org.jspecify.annotations.NullMarked;
