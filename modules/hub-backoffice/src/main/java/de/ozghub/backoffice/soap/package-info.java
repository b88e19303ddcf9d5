/**
 * Hands over by the hub's own SOAP contract ({@code xsd/backoffice/1.0}): one attempt, streamed both ways, with an outcome
 * that says "deferred" only where nothing was sent or the procedure itself says {@code busy}.
 */
@NullMarked
package de.ozghub.backoffice.soap;

import org.jspecify.annotations.NullMarked;
