package de.ozghub.core.config;

/**
 * What lies outside the database and its backups. Folders, relative to the configuration folder or absolute.
 *
 * @param wrappingKeys the keys that wrap data keys at rest
 * @param anchors the signed logs of the journal's heads
 */
public record Storage(String wrappingKeys, String anchors) {}
