package de.ozghub.app.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.SecretFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts the chain a certification authority issued into a private JWK, or beside its key in a device; the key and its kid stay
 * the same.
 */
@Command(
        name = "certify",
        description = {
            "Put an issued certificate chain into a private JWK, as a new file.",
            "With --config, --authority and --token: beside the key of that label in the authority's PKCS#11 device."
        },
        mixinStandardHelpOptions = true)
final class CertifyKey implements Callable<Integer> {

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE|LABEL",
            description = "private JWK, or label in the device")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    @Option(names = "--certificates", required = true, paramLabel = "FILE", description = "PEM, leaf first")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path certificates;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "new file; nothing is overwritten; needed without a device")
    private @Nullable Path out;

    @ArgGroup(exclusive = false)
    private @Nullable DeviceOptions device;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var chain = PemFiles.certificates(certificates);
            if (device != null) {
                device.device().certify(key, chain);
                spec.commandLine().getOut().println(device.reference(key));
            } else if (out != null) {
                var text = new String(SecretFile.read(Path.of(key)), UTF_8);
                var certified = PrivateJwk.parse(text).withChain(text, chain);
                SecretFile.create(out, certified.getBytes(UTF_8));
                spec.commandLine().getOut().println(out);
            } else {
                throw new IllegalArgumentException("--out is missing: the file for the certified key");
            }
            return 0;
        } catch (IllegalStateException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }
}
