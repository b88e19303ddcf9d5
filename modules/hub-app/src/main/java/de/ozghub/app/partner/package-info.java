/**
 * What partners may ask the hub over HTTP, besides the channels.
 *
 * <p>In: a document. Out: a report. Reaches neither the store nor the administration. Called by the partner listener.
 */
@NullMarked
package de.ozghub.app.partner;

import org.jspecify.annotations.NullMarked;
