@NullMarked
package de.ozghub.testkit;

import org.jspecify.annotations.NullMarked;
