@NullMarked
package de.ozghub.console.decision;

import org.jspecify.annotations.NullMarked;
