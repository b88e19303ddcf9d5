@NullMarked
package de.ozghub.journal;

import org.jspecify.annotations.NullMarked;
