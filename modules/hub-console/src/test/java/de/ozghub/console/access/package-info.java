@NullMarked
package de.ozghub.console.access;

import org.jspecify.annotations.NullMarked;
