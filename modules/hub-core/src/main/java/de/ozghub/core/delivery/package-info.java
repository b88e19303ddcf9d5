/**
 * The life of a delivery as plain types: what may follow what, and when. No clock, no database, no framework.
 */
@NullMarked
package de.ozghub.core.delivery;

import org.jspecify.annotations.NullMarked;
