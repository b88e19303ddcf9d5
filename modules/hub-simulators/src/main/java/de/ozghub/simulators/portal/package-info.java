/**
 * A portal that sends applications over FIT-Connect as the specification tells a sender to, and checks everything that
 * comes back: destination key, event tokens, authentication tags. It can also send what no honest portal would.
 */
@NullMarked
package de.ozghub.simulators.portal;

import org.jspecify.annotations.NullMarked;
