package de.ozghub.core.config;

/** Where a certificate lies: a file by its path, relative to the configuration folder or absolute. Not a secret. */
public record CertificateRef(String path) {

    /** @throws IllegalArgumentException if the text is not {@code file:PATH} */
    public static CertificateRef of(String text) {
        if (!text.startsWith("file:") || text.length() == 5) {
            throw new IllegalArgumentException("a certificate is given as file:PATH");
        }
        return new CertificateRef(text.substring(5));
    }

    @Override
    public String toString() {
        return "file:" + path;
    }
}
