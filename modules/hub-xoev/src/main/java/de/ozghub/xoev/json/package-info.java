/**
 * Documents in JSON against JSON Schemas, such as the FIM portal makes of its forms.
 *
 * <p>In: bytes and the {@code $id} of a schema of the library. Out: findings of the same form as for XML. No address is ever
 * fetched: a {@code $ref} finds schemas of the library only. Called by validation.
 */
@NullMarked
package de.ozghub.xoev.json;

import org.jspecify.annotations.NullMarked;
