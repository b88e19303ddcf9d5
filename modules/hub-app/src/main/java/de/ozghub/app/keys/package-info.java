/**
 * The keys of the destinations with their owners, and the certificates towards back offices: what closes a destination or
 * stops calls, and what ends soon.
 *
 * <p>In: configuration and secrets. Out: problems {@code DESTINATION_KEY_UNUSABLE} and {@code KEY_ENDS}, each naming key, owner
 * and next step; {@code RECEIVER_KEY_UNUSABLE} and {@code CERTIFICATE_ENDS}, each naming certificate and back offices.
 */
@NullMarked
package de.ozghub.app.keys;

import org.jspecify.annotations.NullMarked;
