@NullMarked
package de.ozghub.testkit.postgres;

import org.jspecify.annotations.NullMarked;
