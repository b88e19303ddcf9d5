package de.ozghub.crypto.keys;

import de.ozghub.crypto.provider.FastProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Kinds of keys the hub makes for back offices. */
public enum KeyKind {
    RSA_3072,
    RSA_4096,
    EC_P256,
    EC_P521;

    KeyPair generate() {
        try {
            return switch (this) {
                case RSA_3072 -> rsa(3072);
                case RSA_4096 -> rsa(4096);
                case EC_P256 -> elliptic("secp256r1");
                case EC_P521 -> elliptic("secp521r1");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot make keys of kind " + this, e);
        }
    }

    boolean isElliptic() {
        return this == EC_P256 || this == EC_P521;
    }

    private static KeyPair elliptic(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = FastProvider.rsaKeyPairs();
        generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        return generator.generateKeyPair();
    }
}
