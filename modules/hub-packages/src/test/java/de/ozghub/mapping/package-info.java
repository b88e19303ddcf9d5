@NullMarked
package de.ozghub.mapping;

import org.jspecify.annotations.NullMarked;
