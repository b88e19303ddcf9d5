package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;

/**
 * A back-office message a package can make.
 *
 * @param name key that configuration connects with a back office
 * @param title German
 * @param conditional whether some submissions do not concern it
 * @param mustConfirm whether <em>accepted</em> waits for its delivery
 */
public record Target(String name, String title, SchemaKey format, boolean conditional, boolean mustConfirm) {}
