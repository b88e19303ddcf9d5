package de.ozghub.crypto.atrest;

/**
 * A data key as it is stored: useless without the wrapping key it names.
 *
 * @param owner whose wrapping key is needed: a Verbund or an authority, for example {@code remscheid}
 * @param keyId which of the owner's keys, usually its period, for example {@code 2026-11}
 * @param wrapped base64 of the 40 bytes of AES key wrap (RFC 3394)
 */
public record WrappedKey(String owner, String keyId, String wrapped) {

    @Override
    public String toString() {
        return "WrappedKey[%s.%s]".formatted(owner, keyId);
    }
}
