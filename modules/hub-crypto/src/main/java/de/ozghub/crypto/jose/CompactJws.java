package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.jose.JwsRefused.Reason;
import de.ozghub.crypto.provider.FastProvider;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * JWS in compact serialization (RFC 7515 §7.1), PS512 and nothing else (RFC 7518 §3.5: SHA-512, MGF1 with SHA-512, salt
 * of 64 bytes). Stateless and thread-safe.
 */
public final class CompactJws {

    private static final String ALGORITHM = "PS512";
    private static final int MAX_CHARACTERS = 1024 * 1024;
    static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, PSSParameterSpec.TRAILER_FIELD_BC);

    private CompactJws() {}

    /**
     * Signs a payload.
     *
     * @param type {@code typ}, for example {@code secevent+jwt}
     * @throws IllegalArgumentException if the key is reserved for another use than signatures
     * @throws CustodyUnreachable if the holder of the key could not be asked
     */
    public static String sign(PrivateJwk key, String type, byte[] payload) throws CustodyUnreachable {
        if (!key.serves(JwkUse.SIGNATURE)) {
            throw new IllegalArgumentException("key %s is not for signatures".formatted(key.kid()));
        }
        var header = new LinkedHashMap<String, String>();
        header.put("alg", ALGORITHM);
        header.put("typ", type);
        header.put("kid", key.kid());
        var input = Base64Url.encode(Json.write(header).getBytes(UTF_8)) + "." + Base64Url.encode(payload);
        var signature = key.custody().sign(input.getBytes(ISO_8859_1));
        return input + "." + Base64Url.encode(signature);
    }

    /**
     * The kid a JWS claims, not verified; for fetching the key before {@link #verify}.
     *
     * @throws JwsRefused {@code MALFORMED} if there is no readable header, {@code UNKNOWN_KEY} if it names no key
     */
    public static String claimedKid(String compact) throws JwsRefused {
        return kidOf(parse(segments(compact)[0]));
    }

    /**
     * Checks a JWS. Keys inside the header ({@code jwk}, {@code jku}, {@code x5c}) are ignored.
     *
     * @param keys the public key of a kid, empty if there is none
     * @throws JwsRefused if anything but a good PS512 signature of the expected type by a known key arrives
     */
    public static VerifiedJws verify(String compact, Function<String, Optional<PublicJwk>> keys, String expectedType)
            throws JwsRefused {
        var segments = segments(compact);
        var header = parse(segments[0]);
        var kid = requireAcceptable(header, expectedType);
        var key = keys.apply(kid).orElseThrow(() -> new JwsRefused(Reason.UNKNOWN_KEY));
        if (!key.serves(JwkUse.SIGNATURE)) {
            throw new JwsRefused(Reason.KEY_UNSUITABLE);
        }
        if (!isGood(decode(segments[2]), segments[0] + "." + segments[1], key)) {
            throw new JwsRefused(Reason.SIGNATURE);
        }
        return new VerifiedJws(kid, expectedType, text(segments[1]));
    }

    private static String requireAcceptable(Map<String, Object> header, String expectedType) throws JwsRefused {
        if (!ALGORITHM.equals(header.get("alg"))) {
            throw new JwsRefused(Reason.ALGORITHM);
        }
        if (header.containsKey("crit")) {
            throw new JwsRefused(Reason.CRITICAL);
        }
        if (!expectedType.equals(header.get("typ"))) {
            throw new JwsRefused(Reason.TYPE);
        }
        return kidOf(header);
    }

    private static String kidOf(Map<String, Object> header) throws JwsRefused {
        if (header.get("kid") instanceof String kid) {
            return kid;
        }
        throw new JwsRefused(Reason.UNKNOWN_KEY);
    }

    private static boolean isGood(byte[] bytes, String input, PublicJwk key) {
        try {
            var signature = FastProvider.pss();
            signature.setParameter(PSS);
            signature.initVerify(key.key());
            signature.update(input.getBytes(ISO_8859_1));
            return signature.verify(bytes);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot verify PS512", e);
        }
    }

    private static String[] segments(String compact) throws JwsRefused {
        if (compact.length() > MAX_CHARACTERS) {
            throw new JwsRefused(Reason.MALFORMED);
        }
        var segments = compact.split("\\.", -1);
        if (segments.length != 3) {
            throw new JwsRefused(Reason.MALFORMED);
        }
        return segments;
    }

    private static Map<String, Object> parse(String segment) throws JwsRefused {
        try {
            return Json.object(Json.utf8(decode(segment)), JweHeader.MAX_CHARACTERS);
        } catch (IllegalArgumentException e) {
            throw new JwsRefused(Reason.MALFORMED);
        }
    }

    private static String text(String segment) throws JwsRefused {
        try {
            return Json.utf8(decode(segment));
        } catch (IllegalArgumentException e) {
            throw new JwsRefused(Reason.MALFORMED);
        }
    }

    private static byte[] decode(String segment) throws JwsRefused {
        try {
            // UTF-8, so that a character beyond ASCII cannot pass for another one.
            return Base64Url.decode(segment.getBytes(UTF_8));
        } catch (IllegalArgumentException e) {
            throw new JwsRefused(Reason.MALFORMED);
        }
    }
}
