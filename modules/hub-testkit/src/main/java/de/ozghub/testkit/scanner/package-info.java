/** A virus scanner with faults on demand. */
@NullMarked
package de.ozghub.testkit.scanner;

import org.jspecify.annotations.NullMarked;
