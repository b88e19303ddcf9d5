@NullMarked
package de.ozghub.mapping.message;

import org.jspecify.annotations.NullMarked;
