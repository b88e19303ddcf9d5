/** The pages people see, in German and English: controllers and what templates print. */
@NullMarked
package de.ozghub.console.page;

import org.jspecify.annotations.NullMarked;
