package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import de.ozghub.crypto.ExternalTool;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.Recipient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers do with the hub's JOSE messages, done by Node and the library {@code jose}. */
class JoseForeignTest {

    private static final String CONTENT = "<antrag>Größe</antrag>";

    private final JoseProtection jose = new JoseProtection(InstantSource.fixed(TestKeys.NOW));

    @TempDir
    private Path folder;

    @Test
    void javascript_opens_and_verifies_each_combination_of_keys() throws IOException, InterruptedException {
        var script = installed();
        var cases = new ArrayList<Map<String, Object>>();
        for (var signer : List.of(KeyKind.RSA_3072, KeyKind.EC_P256, KeyKind.EC_P521)) {
            for (var receiver : List.of(KeyKind.RSA_3072, KeyKind.EC_P256, KeyKind.EC_P521)) {
                cases.add(example(Pairs.pair(signer, "hub"), Pairs.pair(receiver, "office")));
            }
        }
        var task = Files.writeString(
                folder.resolve("task.json"), JSONObjectUtils.toJSONString(Map.of("content", CONTENT, "cases", cases)));

        var run = ExternalTool.run(List.of("node", script.toString(), task.toString()));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("opened 9, refused 27");
    }

    private Map<String, Object> example(Pairs signer, Pairs receiver) throws IOException {
        var recipient = new Recipient("office", receiver.key().certificate());
        var message = new ByteArrayOutputStream();
        jose.signedThenEncrypted(CONTENT.getBytes(UTF_8), "application/xml", signer.key(), recipient, message);
        var attachment = new ByteArrayOutputStream();
        jose.encrypted(new ByteArrayInputStream(CONTENT.getBytes(UTF_8)), "application/xml", recipient, attachment);
        return Map.of(
                "message", message.toString(UTF_8),
                "attachment", attachment.toString(UTF_8),
                "key", Files.readString(receiver.keyFile()),
                "certificate", Files.readString(signer.certificateFile()));
    }

    /** The script beside its one library, whose version the simulators' foreign client fixes. */
    private Path installed() throws IOException, InterruptedException {
        ExternalTool.require("node", "--version");
        var root = Path.of(System.getProperty("hub.root"));
        Files.copy(root.resolve("modules/hub-simulators/src/test/node/package.json"), folder.resolve("package.json"));
        ExternalTool.require("npm", "--version");
        var install = ExternalTool.run(List.of(
                "npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund", "--prefer-offline"));
        ExternalTool.requireSuccess(install, "npm cannot resolve jose");
        return Files.copy(root.resolve("modules/hub-crypto/src/test/node/open.mjs"), folder.resolve("open.mjs"));
    }
}
