package de.ozghub.xoev.library;

/**
 * A standard in one version, as its schemas name it.
 *
 * @param urn Kennung of the standard, for example {@code urn:xoev-de:bmk:standard:xbau}; for a schema of the project's own
 *     its namespace without the version
 * @param version for example {@code 2.6}
 * @param namespace target namespace that carries this version
 * @param name short name, for example {@code XBau}
 */
public record StandardVersion(String urn, String version, String namespace, String name) {

    /** {@code URN_version}: what stands before {@code #} in a schema key. */
    public String key() {
        return urn + "_" + version;
    }
}
