/**
 * FIT-Connect, the role of a subscriber: finds, fetches and opens submissions and tells their senders what became of
 * them.
 *
 * <p>In: API clients with their destinations and keys as records. Out: {@link de.ozghub.fitconnect.FitConnectChannel},
 * an {@link de.ozghub.core.channel.InboundChannel}. Problems of a message are those FIT-Connect's verification duties
 * name; faults of the delivery service come back as deferred. Submission API v2, metadata schema 2.x, SET payload schema
 * 1.2.2.
 */
@NullMarked
package de.ozghub.fitconnect;

import org.jspecify.annotations.NullMarked;
