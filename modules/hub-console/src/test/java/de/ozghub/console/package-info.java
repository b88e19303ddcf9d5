@NullMarked
package de.ozghub.console;

import org.jspecify.annotations.NullMarked;
