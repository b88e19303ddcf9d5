package de.ozghub.crypto.keys;

/**
 * A new private key and its certificate as PEM.
 *
 * @param certificate X.509, may be published
 * @param privateKey PKCS#8, unencrypted: goes into a {@link SecretFile} and nowhere else
 */
public record PemPair(String certificate, String privateKey) {

    /** Without the private key. */
    @Override
    public String toString() {
        return "PemPair[certificate and private key]";
    }
}
