/**
 * Simulated back offices by the project's own contract ({@code xsd/backoffice/1.0}): over SOAP with MTOM, or by a folder.
 * Each checks digests and protection, hands out case numbers and writes every case down before it answers, so that loss
 * and doubles can be counted from outside the hub.
 */
@NullMarked
package de.ozghub.simulators.backoffice;

import org.jspecify.annotations.NullMarked;
