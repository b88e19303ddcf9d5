package de.ozghub.app.start;

import de.ozghub.console.settings.Passwords;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.SecretFile;
import de.ozghub.testkit.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Configuration of a node with one authority in a folder of its own, with or without its secrets. */
record SampleNode(Path folder, int console, int partners) {

    static final String PASSWORD = "ein-langes-Probewort";
    private static final String PASSWORD_HASH = Passwords.hash(PASSWORD);

    private static final String HUB = """
            verbund: bergisches-land
            database: {url: "{database}", user: postgres, password: "file:secrets/database-password"}
            listeners: {console: "127.0.0.1:{console}", partners: "127.0.0.1:{partners}"}
            storage: {wrappingKeys: secrets/at-rest}
            packages: {mappings: "{root}/mappings", schemas: "{root}/xsd", library: none}
            console:
              accounts:
                - {name: betrieb, role: operator, password: "file:secrets/console-betrieb"}
            fitConnect:
              clients:
                - name: portal-nrw
                  token: http://127.0.0.1:1/token
                  submissionApi: http://127.0.0.1:1/submission-api
                  clientId: hub
                  clientSecret: file:secrets/client
            """;

    private static final String AUTHORITY = """
            key: remscheid
            name: Stadt Remscheid
            kind: city
            areas: ["051200000000"]
            destinations:
              - client: portal-nrw
                id: 5c0e7f52-2f0a-4d8e-9a51-000000051200
                signatureKey: file:secrets/signature.jwk
                decryptionKeys: [file:secrets/decryption.jwk]
                services: [urn:de:fim:leika:leistung:99102013104000]
            services:
              - service: urn:de:fim:leika:leistung:99102013104000
                package: hundesteuer/anmeldung
                backOffices: {steuer: remscheid/steuer, ordnungsamt: remscheid/ordnungsamt}
            backOffices:
              - {name: steuer, kind: folder, folder: steuer, confirmation: handed-over, protection: {profile: none}}
              - {name: ordnungsamt, kind: folder, folder: order, confirmation: handed-over, protection: {profile: none}}
            """;

    /** Writes the configuration, and no secret. */
    static SampleNode in(Path folder, String databaseUrl) throws IOException {
        var node = new SampleNode(folder, FreePorts.one(), FreePorts.one());
        Files.createDirectories(folder.resolve("authorities"));
        Files.createDirectories(folder.resolve("steuer"));
        Files.createDirectories(folder.resolve("order"));
        Path root = Path.of(System.getProperty("hub.root"));
        Files.writeString(
                node.hubYaml(),
                HUB.replace("{database}", databaseUrl)
                        .replace("{console}", String.valueOf(node.console))
                        .replace("{partners}", String.valueOf(node.partners))
                        .replace("{root}", root.toString()));
        Files.writeString(folder.resolve("authorities/120-remscheid.yaml"), AUTHORITY);
        return node;
    }

    Path hubYaml() {
        return folder.resolve("hub.yaml");
    }

    /** Replaces a text of {@code hub.yaml} that must occur in it. */
    SampleNode with(String text, String replacement) throws IOException {
        String before = Files.readString(hubYaml());
        if (!before.contains(text)) {
            throw new AssertionError("hub.yaml does not contain " + text);
        }
        Files.writeString(hubYaml(), before.replace(text, replacement));
        return this;
    }

    /** Makes every secret but the keys of the destination. */
    SampleNode withSecrets() throws IOException {
        Files.createDirectories(folder.resolve("secrets/at-rest"));
        secret("database-password", "postgres");
        secret("client", "geheim-nur-im-test");
        secret("console-betrieb", PASSWORD_HASH);
        WrappingKeys.generate(folder.resolve("secrets/at-rest"), "verbund", "2026-01");
        WrappingKeys.generate(folder.resolve("secrets/at-rest"), "remscheid", "2026-01");
        return this;
    }

    /** Gives the destination its keys, the same ones in every test: making them takes seconds. */
    SampleNode withKeys() {
        secret("signature.jwk", Keys.SIGNATURE);
        secret("decryption.jwk", Keys.DECRYPTION);
        return this;
    }

    /** Made when the first test needs them. */
    private static final class Keys {

        private static final String SIGNATURE = make(JwkUse.SIGNATURE);
        private static final String DECRYPTION = make(JwkUse.ENCRYPTION);

        private static String make(JwkUse use) {
            return new KeyGeneration(InstantSource.system())
                    .jwk(use, "Testgebiet", Duration.ofDays(30))
                    .privateJwk();
        }
    }

    SampleNode secret(String name, String text) {
        SecretFile.create(folder.resolve("secrets").resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
