/**
 * How submissions come in and how their senders are answered, as one port per protocol.
 *
 * <p>A channel makes exactly one attempt at anything; plan, rate and retries belong to the hub. No type here knows a
 * particular protocol.
 */
@NullMarked
package de.ozghub.core.channel;

import org.jspecify.annotations.NullMarked;
