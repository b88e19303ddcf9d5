/** What the tests of all modules share: a clock that stands still, synthetic content, payloads in memory. Test scope only. */
@NullMarked
package de.ozghub.testkit;

import org.jspecify.annotations.NullMarked;
