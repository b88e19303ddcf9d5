package de.ozghub.core.config;

/**
 * A PKCS#11 device that holds keys of one authority.
 *
 * @param library path of the vendor's PKCS#11 library
 * @param slot number of the slot as the library states it
 */
public record TokenTerms(String name, String library, int slot, SecretRef pin) {}
