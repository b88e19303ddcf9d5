package de.ozghub.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;

/** A PKCS#11 device in software, as Debian has it; its absence is a failure where CI=true. */
public final class SoftHsm {

    public static final String PIN = "246813";

    /** Of Debian's package softhsm2. */
    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Provider provider;
    private final KeyStore store;
    private final int slot;

    private SoftHsm(Provider provider, KeyStore store, int slot) {
        this.provider = provider;
        this.store = store;
        this.slot = slot;
    }

    /** A new token; SOFTHSM2_CONF is set by the build, and read once by the library. */
    public static SoftHsm start(String label) throws IOException, InterruptedException, GeneralSecurityException {
        if (!Files.exists(LIBRARY)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("softhsm2 is not installed, and CI=true wants it");
            }
            System.err.println("SKIPPED: softhsm2 is not installed; keys in a PKCS#11 device are not tested");
            abort("softhsm2 is not installed");
        }
        var settings = Path.of(Objects.requireNonNull(System.getenv("SOFTHSM2_CONF"), "set by the pom of this module"));
        var tokens = Files.createDirectories(settings.resolveSibling("softhsm-tokens"));
        Files.writeString(settings, "directories.tokendir = %s%nobjectstore.backend = file%n".formatted(tokens));
        var said = run(List.of(
                "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "13572468"));
        var slot = SLOT.matcher(said);
        assertThat(slot.find()).as(said).isTrue();
        int id = Integer.parseInt(slot.group(1));
        var provider = Security.getProvider("SunPKCS11").configure("""
            --name=%s-writer
            library=%s
            slot=%d
            attributes(*,CKO_PRIVATE_KEY,CKK_RSA) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_DECRYPT = true
              CKA_SIGN = true
            }
            """.formatted(label, LIBRARY, id));
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        return new SoftHsm(provider, store, id);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Puts a key in, not to come out again. */
    public void holds(String label, PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        store.setKeyEntry(label, key, null, chain.toArray(X509Certificate[]::new));
    }

    /** Number of its slot. */
    public int slot() {
        return slot;
    }

    /** Ends the session of the whole process, which a PKCS#11 library keeps per token. */
    public void signOut() throws LoginException {
        ((AuthProvider) provider).logout();
    }
}
