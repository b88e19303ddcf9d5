/** Message headers in their variants. */
@NullMarked
package de.ozghub.xoev.header;

import org.jspecify.annotations.NullMarked;
