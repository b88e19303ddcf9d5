package de.ozghub.submission;

/**
 * One immutable version of a mapping package: its path below {@code mappings/} (for example
 * {@code hundesteuer/anmeldung}) and the SHA-256 of its content in lower-case hexadecimal.
 */
public record PackageVersion(String path, String sha256) {

    @Override
    public String toString() {
        return path + "@" + sha256.substring(0, Math.min(12, sha256.length()));
    }
}
