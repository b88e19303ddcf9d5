package de.ozghub.crypto.provider;

import java.lang.reflect.InvocationTargetException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import org.jspecify.annotations.Nullable;

/**
 * Chooses once a process. {@code -Dhub.crypto.provider=jdk} keeps to the JDK. Results are the same with either, only sooner.
 * Thread-safe.
 */
public final class FastProvider {

    private static final String AMAZON = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Choice CHOICE = "jdk".equals(System.getProperty("hub.crypto.provider"))
            ? new Choice(null, "switched off by hub.crypto.provider")
            : choose(AMAZON);

    private FastProvider() {}

    /** What was chosen; {@code whyNot} says why it is the JDK. */
    record Choice(@Nullable Provider provider, String whyNot) {

        String words() {
            return provider == null
                    ? "JDK (%s)".formatted(whyNot)
                    : "%s %s".formatted(provider.getName(), provider.getVersionStr());
        }
    }

    /** For people: name and version, or the JDK and why nothing faster. */
    public static String words() {
        return CHOICE.words();
    }

    /** RSA with OAEP; digests are given as parameters on initialisation. */
    public static Cipher oaep() throws NoSuchAlgorithmException, NoSuchPaddingException {
        return cipher("RSA/ECB/OAEPPadding");
    }

    /** RSASSA-PSS; digest, mask and salt are given as parameters. */
    public static Signature pss() throws NoSuchAlgorithmException {
        var fast = serving("Signature", "RSASSA-PSS");
        return fast.isPresent() ? Signature.getInstance("RSASSA-PSS", fast.get()) : Signature.getInstance("RSASSA-PSS");
    }

    /** New RSA keys; length and exponent are given on initialisation. */
    public static KeyPairGenerator rsaKeyPairs() throws NoSuchAlgorithmException {
        var fast = serving("KeyPairGenerator", "RSA");
        return fast.isPresent() ? KeyPairGenerator.getInstance("RSA", fast.get()) : KeyPairGenerator.getInstance("RSA");
    }

    /** AES with GCM; the JDK's is slow until the optimising compiler has taken it up, some 20 MB in small pieces. */
    public static Cipher gcm() throws NoSuchAlgorithmException, NoSuchPaddingException {
        return cipher("AES/GCM/NoPadding");
    }

    private static Cipher cipher(String name) throws NoSuchAlgorithmException, NoSuchPaddingException {
        var fast = serving("Cipher", name);
        return fast.isPresent() ? Cipher.getInstance(name, fast.get()) : Cipher.getInstance(name);
    }

    private static Optional<Provider> serving(String type, String algorithm) {
        return Optional.ofNullable(CHOICE.provider()).filter(provider -> provider.getService(type, algorithm) != null);
    }

    /** Without a dependency at compile time: the library is native and made for some platforms only. */
    static Choice choose(String className) {
        try {
            var type = Class.forName(className);
            var provider = (Provider) type.getField("INSTANCE").get(null);
            if (type.getMethod("getLoadingError").invoke(provider) != null) {
                return new Choice(null, "the native library does not load here");
            }
            type.getMethod("assertHealthy").invoke(provider);
            return new Choice(provider, "");
        } catch (ClassNotFoundException e) {
            return new Choice(null, "no faster provider on the class path");
        } catch (InvocationTargetException e) {
            return new Choice(null, "the faster provider fails its self-test");
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            return new Choice(null, "the faster provider is another than expected");
        }
    }
}
