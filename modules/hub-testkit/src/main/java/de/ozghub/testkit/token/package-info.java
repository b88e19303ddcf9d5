/** A security module in software for tests of keys that never leave their device. */
@NullMarked
package de.ozghub.testkit.token;

import org.jspecify.annotations.NullMarked;
