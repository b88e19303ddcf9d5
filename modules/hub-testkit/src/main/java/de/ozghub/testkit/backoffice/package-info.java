/** What every back office must do, and the hand-overs it is tried with. */
@NullMarked
package de.ozghub.testkit.backoffice;

import org.jspecify.annotations.NullMarked;
