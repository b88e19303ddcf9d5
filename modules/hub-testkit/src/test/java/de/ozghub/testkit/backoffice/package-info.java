@NullMarked
package de.ozghub.testkit.backoffice;

import org.jspecify.annotations.NullMarked;
