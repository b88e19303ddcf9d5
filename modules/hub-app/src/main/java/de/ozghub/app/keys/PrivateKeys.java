package de.ozghub.app.keys;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.KeyRef;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.config.TokenTerms;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.KeyFiles;
import de.ozghub.crypto.token.Pkcs11Token;
import de.ozghub.submission.AuthorityKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the private keys of destinations, wherever the configuration says they lie. Each device is opened once in the life of
 * this object, so that a wrong PIN is tried once. Thread-safe.
 */
public final class PrivateKeys {

    private final Secrets secrets;
    private final Map<Device, Pkcs11Token> devices = new ConcurrentHashMap<>();

    public PrivateKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    private record Device(AuthorityKey owner, String name) {}

    /**
     * Reads one key: a file of any kind the hub knows, a JWK in a variable, or a key in a device.
     *
     * @throws IllegalStateException if the key cannot be read; the message names it
     */
    public PrivateJwk read(Authority owner, KeyRef reference, JwkUse use) {
        return switch (reference) {
            case SecretRef.InFile file -> KeyFiles.read(secrets.path(file.path()), use);
            case SecretRef.InEnvironment variable ->
                PrivateJwk.parse(secrets.resolve(variable).text());
            case KeyRef.InToken inToken -> device(owner, inToken.token()).key(inToken.label(), use);
        };
    }

    /**
     * A device of an authority, by its name in the authority's file.
     *
     * @throws IllegalStateException if the authority has none of that name, or its PIN cannot be read
     */
    public Pkcs11Token device(Authority owner, String name) {
        var terms = owner.token(name)
                .orElseThrow(() -> new IllegalStateException("%s has no token %s".formatted(owner.key(), name)));
        return devices.computeIfAbsent(new Device(owner.key(), name), _ -> device(owner.key(), terms));
    }

    private Pkcs11Token device(AuthorityKey owner, TokenTerms terms) {
        var slot = new Pkcs11Token.Slot(secrets.path(terms.library()), terms.slot());
        var pin = secrets.resolve(terms.pin()).text();
        return new Pkcs11Token("%s-%s".formatted(owner, terms.name()), slot, pin.toCharArray());
    }
}
