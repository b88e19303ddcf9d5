package de.ozghub.submission;

/**
 * Names a schema and a message root: {@code URN_version#root}, for example
 * {@code urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.0200}, or {@code namespace#root} for a schema of the
 * project's own. This is the form a FIT-Connect destination uses in {@code submissionSchemas.schemaUri}.
 */
public record SchemaKey(String value) {

    /** @throws IllegalArgumentException if the text is empty or longer than 200 characters (limit of the Routing API) */
    public SchemaKey {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("schema key must have 1 to 200 characters, has " + value.length());
        }
    }

    /** What stands before {@code #}: the standard with its version, or the namespace. */
    public String standard() {
        int hash = value.indexOf('#');
        return hash < 0 ? value : value.substring(0, hash);
    }

    /** What stands behind {@code #}: the local name of the root element; empty if the key names none. */
    public String root() {
        int hash = value.indexOf('#');
        return hash < 0 ? "" : value.substring(hash + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
