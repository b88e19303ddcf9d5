package de.ozghub.core.config;

/** Where a private key of a destination lies: with the hub, as a secret, or in a device that never gives it away. */
public sealed interface KeyRef permits SecretRef, KeyRef.InToken {

    /**
     * A key in a PKCS#11 device of the authority.
     *
     * @param token name of the device in the authority's file
     * @param label of the key and its certificate
     */
    record InToken(String token, String label) implements KeyRef {

        /** @throws IllegalArgumentException if a part is missing */
        public InToken {
            Check.that(!token.isEmpty() && !label.isEmpty(), "a key in a device is given as token:NAME/LABEL");
        }

        @Override
        public String toString() {
            return "token:" + token + "/" + label;
        }
    }

    /** @throws IllegalArgumentException if the text is none of {@code file:PATH}, {@code env:NAME}, {@code token:NAME/LABEL} */
    static KeyRef of(String text) {
        if (!text.startsWith("token:")) {
            return SecretRef.of(text);
        }
        int slash = text.indexOf('/');
        Check.that(slash > 0, "a key in a device is given as token:NAME/LABEL");
        return new InToken(text.substring("token:".length(), slash), text.substring(slash + 1));
    }
}
