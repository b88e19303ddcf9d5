package de.ozghub.xoev.header;

/**
 * Author or reader of a message; a part that the message does not name is empty, but never key and name both.
 *
 * @param directory code of the Verzeichnisdienst, for example {@code DVDV}
 * @param key {@code <prefix>:<key>}, for example {@code bab:05315000}
 * @param name of the authority
 */
public record Party(String directory, String key, String name) {}
