/** What every way to protect a message for a back office must do. */
@NullMarked
package de.ozghub.testkit.protection;

import org.jspecify.annotations.NullMarked;
