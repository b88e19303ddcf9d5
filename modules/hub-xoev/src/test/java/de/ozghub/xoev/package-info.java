/** Access to the official packages for tests. */
@NullMarked
package de.ozghub.xoev;

import org.jspecify.annotations.NullMarked;
