/**
 * Eingang: an arrival is claimed, fetched and durably recorded; only then is anything promised.
 *
 * <p>In: what a channel's mailbox shows. Out: a recorded arrival with a processing task. Problems: a closed service
 * ({@code schema-package-missing}, {@code package-inactive}, {@code service-paused}, {@code destination-key-unusable})
 * holds the arrival at its channel.
 */
@NullMarked
package de.ozghub.app.intake;

import org.jspecify.annotations.NullMarked;
