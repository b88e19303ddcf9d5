package de.ozghub.core.config;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sample in {@code conf/}, and copies of it in which one text is replaced. */
public final class SampleConfiguration {

    public static final String REMSCHEID = "authorities/120-remscheid.yaml";
    public static final String SOLINGEN = "authorities/122-solingen.yaml";
    public static final String WUPPERTAL = "authorities/124-wuppertal.yaml";
    public static final String KREIS = "authorities/374-oberbergischer-kreis.yaml";
    public static final String RADEVORMWALD = "authorities/374-radevormwald.yaml";

    /** A device of the authority, and before its own destinations one whose submissions go on unopened. */
    static final String DEVICE_AND_RELAY = """
            tokens: [{name: hsm, library: /usr/lib/pkcs11.so, slot: 1, pin: env:PIN}]
            destinations:
              - client: portal-nrw
                id: 5c0e7f52-2f0a-4d8e-9a51-000000000999
                signatureKey: token:hsm/signatur
                custody: relay
                relay: [{service: "urn:x-test:vertraulich", backOffice: wuppertal/ordnungsamt}]
            """.stripTrailing();

    private SampleConfiguration() {}

    public static Path root() {
        return Path.of(System.getProperty("hub.root"));
    }

    public static SortedMap<String, String> files() {
        return ConfigFiles.read(root().resolve("conf/hub.yaml"));
    }

    /** @throws AssertionError if the text does not occur, so that a mutant cannot be the original */
    public static SortedMap<String, String> with(String file, String text, String replacement) {
        SortedMap<String, String> files = new TreeMap<>(files());
        String original = files.getOrDefault(file, "");
        if (!original.contains(text)) {
            throw new AssertionError(file + " does not contain " + text);
        }
        int at = original.indexOf(text);
        files.put(file, original.substring(0, at) + replacement + original.substring(at + text.length()));
        return files;
    }
}
