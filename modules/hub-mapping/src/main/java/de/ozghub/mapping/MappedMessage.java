package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;

/**
 * A message for one back office, valid against its schema.
 *
 * @param target name of the target in the package
 * @param format schema the message is valid against
 * @param mustConfirm whether the sender may only be told <em>accepted</em> after this delivery was confirmed
 */
public record MappedMessage(String target, SchemaKey format, String mediaType, Bytes bytes, boolean mustConfirm) {}
