package de.ozghub.core.config;

/**
 * Import sources, as paths relative to the configuration folder or absolute.
 *
 * @param mappings mapping packages
 * @param schemas schemas the project itself writes
 * @param library official schema packages; the folder may be absent
 */
public record PackageFolders(String mappings, String schemas, String library) {}
