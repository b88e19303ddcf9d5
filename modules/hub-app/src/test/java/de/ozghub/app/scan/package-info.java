@NullMarked
package de.ozghub.app.scan;

import org.jspecify.annotations.NullMarked;
