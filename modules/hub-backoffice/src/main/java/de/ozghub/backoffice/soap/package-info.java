/**
 * Hands over by the hub's own SOAP contract ({@code xsd/backoffice/1.0}): one attempt, streamed both ways, with an outcome
 * that says "deferred" only where nothing can have been kept.
 */
@NullMarked
package de.ozghub.backoffice.soap;

import org.jspecify.annotations.NullMarked;
