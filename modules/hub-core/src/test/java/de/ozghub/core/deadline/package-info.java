@NullMarked
package de.ozghub.core.deadline;

import org.jspecify.annotations.NullMarked;
