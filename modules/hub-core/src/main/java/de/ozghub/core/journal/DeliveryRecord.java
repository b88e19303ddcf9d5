package de.ozghub.core.journal;

import de.ozghub.core.delivery.DeliveryState;
import java.time.Instant;

/** A delivery with its present state. {@code attempts} counts every attempt ever begun. */
public record DeliveryRecord(NewDelivery message, DeliveryState state, int attempts, Instant createdAt) {}
