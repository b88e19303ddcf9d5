/** What every inbound channel must do, and the sender it is tried with. */
@NullMarked
package de.ozghub.testkit.channel;

import org.jspecify.annotations.NullMarked;
