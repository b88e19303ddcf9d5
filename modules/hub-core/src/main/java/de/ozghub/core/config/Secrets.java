package de.ozghub.core.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Resolves what the configuration refers to: files relative to its folder, and environment variables. Thread-safe. */
public final class Secrets {

    private static final long MAX_FILE_BYTES = 256 * 1024;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final Pattern HASH = Pattern.compile(
            "(\\{bcrypt\\})?\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}|\\{pbkdf2[A-Za-z0-9@_.]*\\}[^\\s]{32,}");

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where {@code hub.yaml} lies
     * @param environment of the process, mostly {@code System.getenv()}
     */
    public Secrets(Path folder, Map<String, String> environment) {
        this.folder = folder.toAbsolutePath();
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads a setting; a literal is returned as it stands.
     *
     * @throws SecretFault if a file is missing, larger than 256 KiB, not UTF-8, empty or open to group or others, or if a
     *     variable is not set
     */
    public Secret resolve(Setting setting) {
        return switch (setting) {
            case Setting.Literal literal -> new Secret(literal.text());
            case SecretRef.InFile file -> new Secret(readPrivate(file));
            case SecretRef.InEnvironment variable -> new Secret(read(variable));
        };
    }

    /**
     * Reads the hash of an account's password.
     *
     * @throws SecretFault as {@link #resolve}, and if the text is not a bcrypt ({@code $2…}, {@code {bcrypt}…}) or
     *     {@code {pbkdf2}…} hash: a password in clear is refused
     */
    public Secret passwordHash(SecretRef reference) {
        Secret secret = resolve(reference);
        if (!HASH.matcher(secret.text()).matches()) {
            throw new SecretFault(reference, "holds no bcrypt or {pbkdf2} hash; a password in clear is refused");
        }
        return secret;
    }

    /** Reads a PEM file that is no secret. @throws SecretFault if it cannot be read */
    public String certificate(CertificateRef reference) {
        return readText(reference, path(reference.path()));
    }

    /** A path of the configuration as an absolute one. */
    public Path path(String relative) {
        return folder.resolve(relative).normalize();
    }

    private String read(SecretRef.InEnvironment variable) {
        String value = environment.get(variable.name());
        if (value == null || value.isEmpty()) {
            throw new SecretFault(variable, "the variable is not set");
        }
        return value;
    }

    private String readPrivate(SecretRef.InFile file) {
        Path path;
        try {
            path = path(file.path());
            Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
            granted.addAll(Files.getPosixFilePermissions(path));
            granted.retainAll(OTHERS);
            if (!granted.isEmpty()) {
                throw new SecretFault(
                        file, "group or others may read or write the file; only its owner may (chmod 600)");
            }
        } catch (InvalidPathException | IOException e) {
            throw new SecretFault(file, "the file cannot be read");
        } catch (UnsupportedOperationException e) {
            throw new SecretFault(file, "this file system cannot say who may read the file");
        }
        return readText(file, path);
    }

    private static String readText(Object reference, Path path) {
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new SecretFault(reference, "the file has more than 256 KiB");
            }
            String text = Files.readString(path).stripTrailing();
            if (text.isEmpty()) {
                throw new SecretFault(reference, "the file is empty");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new SecretFault(reference, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw new SecretFault(reference, "the file cannot be read");
        }
    }
}
