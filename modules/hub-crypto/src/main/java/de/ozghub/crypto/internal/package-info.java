/** What the packages of this module share and nobody else uses. Not API. */
@NullMarked
package de.ozghub.crypto.internal;

import org.jspecify.annotations.NullMarked;
