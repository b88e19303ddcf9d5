package de.ozghub.app.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.SecretFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the chain a certification authority issued into a private JWK; the key and its kid stay the same. */
@Command(
        name = "certify",
        description = "Put an issued certificate chain into a private JWK, as a new file.",
        mixinStandardHelpOptions = true)
final class CertifyKey implements Callable<Integer> {

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "private JWK")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path key;

    @Option(names = "--certificates", required = true, paramLabel = "FILE", description = "PEM, leaf first")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path certificates;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "new file; nothing is overwritten")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var text = new String(SecretFile.read(key), UTF_8);
            var certified = PrivateJwk.parse(text).withChain(text, PemFiles.certificates(certificates));
            SecretFile.create(out, certified.getBytes(UTF_8));
            spec.commandLine().getOut().println(out);
            return 0;
        } catch (IllegalStateException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }
}
