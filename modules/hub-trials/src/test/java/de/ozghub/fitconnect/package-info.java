/**
 * FIT-Connect with the store on PostgreSQL behind it. In the channel's own package, whose parts it drives; the channel's other
 * tests need no store and do not wait for one.
 */
@NullMarked
package de.ozghub.fitconnect;

import org.jspecify.annotations.NullMarked;
