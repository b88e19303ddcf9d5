@NullMarked
package de.ozghub.console.page;

import org.jspecify.annotations.NullMarked;
