@NullMarked
package de.ozghub.console.settings;

import org.jspecify.annotations.NullMarked;
