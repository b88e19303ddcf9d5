package de.ozghub.core.config;

import static de.ozghub.core.config.ConfigFiles.HUB;
import static de.ozghub.core.config.SampleConfiguration.KREIS;
import static de.ozghub.core.config.SampleConfiguration.RADEVORMWALD;
import static de.ozghub.core.config.SampleConfiguration.REMSCHEID;
import static de.ozghub.core.config.SampleConfiguration.SOLINGEN;
import static de.ozghub.core.config.SampleConfiguration.WUPPERTAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken once in a copy of the sample, and is the only fault found then. */
class MutantTest {

    private static final String TAX = "urn:de:fim:leika:leistung:99102013104000";

    private static final String TOKEN = "{name: hsm, library: /usr/lib/pkcs11.so, slot: 1, pin: env:PIN}";

    record Mutant(Rule rule, String file, String text, String replacement, String path) {}

    static Stream<Mutant> mutants() {
        return Stream.of(values(), texts(), references(), competences(), security(), forwarding(), mail())
                .flatMap(List::stream);
    }

    private static Mutant relayed(Rule rule, String terms, String path) {
        return new Mutant(
                rule,
                REMSCHEID,
                "destinations:\n",
                "destinations:\n  - {client: portal-nrw, id: 5c0e7f52-2f0a-4d8e-9a51-000000000999, signatureKey: "
                        + "\"env:SIGNATURE\", custody: relay, relay: " + terms + "}\n",
                "destinations[0]" + path);
    }

    private static List<Mutant> forwarding() {
        String office = "[{service: \"urn:x-test:a\", backOffice: remscheid/%s}]";
        return List.of(
                relayed(Rule.RELAY_UNSUITED, office.formatted("steuer"), ".relay[0].backOffice"),
                relayed(Rule.BACK_OFFICE_UNKNOWN, office.formatted("keines"), ".relay[0].backOffice"),
                relayed(Rule.EMPTY, "[]", ".relay"),
                relayed(
                        Rule.UNKNOWN_KEY,
                        office.formatted("ordnungsamt") + ", decryptionKeys: [\"env:KEY\"]",
                        ".decryptionKeys"),
                new Mutant(
                        Rule.SENDER_UNKNOWN,
                        KREIS,
                        "sender: weiterleitung",
                        "sender: anderer",
                        "backOffices[1].sender"),
                new Mutant(
                        Rule.FORWARDS_TO_ITSELF,
                        KREIS,
                        "9f1d2c70-6f3b-4a55-8a10-000000053740",
                        "5c0e7f52-2f0a-4d8e-9a51-000000053740",
                        "backOffices[1].destination"),
                new Mutant(
                        Rule.SEALED_TWICE,
                        KREIS,
                        "    look: PT2M",
                        "    protection: {profile: cms, signer: \"env:S\", recipient: \"file:c.pem\"}",
                        "backOffices[1].protection.profile"),
                new Mutant(
                        Rule.SENDER_WITHOUT_TRUST,
                        HUB,
                        "submissionApi: http://127.0.0.1:8091/submission-api\n      clientId: ozg-hub-bergisches-land-absender",
                        "submissionApi: https://a.example/submission-api\n      clientId: x",
                        "fitConnect.senders[0].trust"),
                new Mutant(
                        Rule.CLIENT_TWICE,
                        HUB,
                        "  senders:\n",
                        "  senders:\n    - {name: portal-nrw, token: \"http://localhost:1/t\", submissionApi: "
                                + "\"http://localhost:1/s\", clientId: x, clientSecret: env:X}\n",
                        "fitConnect.senders[0].name"),
                new Mutant(
                        Rule.LEASE_TOO_SHORT,
                        HUB,
                        "weiterleitung-callback\n      timeout: PT30S",
                        "weiterleitung-callback\n      timeout: PT60S",
                        "fitConnect.senders[0].timeout"));
    }

    private static List<Mutant> mail() {
        return List.of(
                mailed(Rule.MAIL, "server: mail.example.org:587, from: Betrieb, to: [a@example.org]", ".from"),
                mailed(Rule.MAIL, "server: mail.example.org:587, from: a@example.org, to: [b@c@d]", ".to[0]"),
                mailed(Rule.EMPTY, "server: mail.example.org:587, from: a@example.org, to: []", ".to"),
                mailed(
                        Rule.MISSING,
                        "server: mail.example.org:587, user: hub, from: a@example.org, to: [a@example.org]",
                        ".password"),
                mailed(
                        Rule.SECRET,
                        "server: m.example.org:587, user: h, password: x, from: a@example.org, to: [a@example.org]",
                        ".password"),
                mailed(
                        Rule.COMBINATION,
                        "server: mail.example.org:25, security: none, from: a@example.org, to: [a@example.org]",
                        ""));
    }

    private static Mutant mailed(Rule rule, String terms, String key) {
        return new Mutant(rule, HUB, "fitConnect:\n", "alarmMail: {" + terms + "}\nfitConnect:\n", "alarmMail" + key);
    }

    private static List<Mutant> security() {
        return List.of(
                secured(Rule.TLS_WITHOUT_HTTPS, "tls: {trust: \"file:certs/x.pem\"}", "tls"),
                secured(Rule.CHOICE, "tls: {least: ssl-3}", "tls.least"),
                secured(Rule.UNKNOWN_KEY, "wsSecurity: {user: hub, password: \"env:P\", name: x}", "wsSecurity.name"),
                secured(Rule.SECRET, "wsSecurity: {user: hub, password: geheim}", "wsSecurity.password"),
                scanner("unix:relative.sock"),
                scanner("127.0.0.1"),
                new Mutant(
                        Rule.BACK_OFFICE_UNKNOWN,
                        REMSCHEID,
                        "posteingang: remscheid/posteingang",
                        "posteingang: remscheid/unbekannt",
                        "inbox.backOffices.posteingang"),
                new Mutant(Rule.COMBINATION, REMSCHEID, "{posteingang: remscheid/posteingang}", "{}", "inbox"),
                secured(Rule.MISSING, "wsSecurity: {user: hub}", "wsSecurity.password"),
                secured(Rule.COMBINATION, "wsSecurity: {maxMiB: 5}", "wsSecurity"),
                secured(Rule.COMBINATION, "wsSecurity: {signer: \"file:secrets/x.pem\"}", "wsSecurity"),
                secured(
                        Rule.COMBINATION,
                        "wsSecurity: {user: hub, password: \"env:P\", recipient: \"file:certs/x.pem\"}",
                        "wsSecurity"),
                secured(Rule.NUMBER, "wsSecurity: {user: hub, password: \"env:P\", maxMiB: 5000}", "wsSecurity.maxMiB"),
                new Mutant(
                        Rule.CHOICE,
                        WUPPERTAL,
                        "profile: xades",
                        "profile: xades\n      rsaSignature: sha1",
                        "backOffices[0].protection.rsaSignature"));
    }

    private static Mutant scanner(String address) {
        String scanner = "scanner: {clamd: \"" + address + "\"}\n";
        return new Mutant(Rule.SCANNER, HUB, "listeners:\n", scanner + "listeners:\n", "scanner.clamd");
    }

    private static Mutant secured(Rule rule, String lines, String path) {
        return new Mutant(
                rule, REMSCHEID, "findByKey: true", "findByKey: true\n    " + lines, "backOffices[0]." + path);
    }

    private static List<Mutant> texts() {
        return List.of(
                new Mutant(Rule.YAML, HUB, "database:\n", "database: [\n", ""),
                new Mutant(Rule.ALIAS, REMSCHEID, "name: Stadt Remscheid", "name: &n Stadt Remscheid", "name"),
                new Mutant(Rule.DUPLICATE_KEY, REMSCHEID, "kind: city", "kind: city\nkind: kreis", "kind"),
                new Mutant(Rule.UNKNOWN_KEY, REMSCHEID, "findByKey", "findByKeys", "backOffices[0].findByKeys"),
                new Mutant(Rule.MISSING, REMSCHEID, "key: remscheid\n", "", "key"),
                new Mutant(Rule.NOT_A_TEXT, REMSCHEID, "name: Stadt Remscheid", "name: [Stadt]", "name"),
                new Mutant(
                        Rule.NOT_A_SECTION, HUB, "storage:\n  wrappingKeys: secrets/at-rest", "storage: x", "storage"),
                new Mutant(Rule.NOT_A_LIST, REMSCHEID, "[\"051200000000\"]", "\"051200000000\"", "areas"),
                new Mutant(Rule.EMPTY, REMSCHEID, "[\"051200000000\"]", "[]", "areas"));
    }

    private static List<Mutant> values() {
        return List.of(
                new Mutant(Rule.KEY, HUB, "bergisches-land", "Bergisches Land", "verbund"),
                new Mutant(Rule.TEXT, REMSCHEID, "Stadt Remscheid\nkind", "\" \"\nkind", "name"),
                new Mutant(Rule.DURATION, HUB, "poll: PT2S", "poll: 2s", "fitConnect.clients[0].poll"),
                new Mutant(Rule.NUMBER, HUB, "parallel: 8", "parallel: many", "delivery.parallel"),
                new Mutant(Rule.FACTOR, HUB, "factor: 2.0", "factor: 0.5", "delivery.retry.factor"),
                new Mutant(Rule.TRUTH, WUPPERTAL, "paused: false", "paused: no", "services[0].paused"),
                new Mutant(Rule.DATE, SOLINGEN, "2026-01-01", "1.1.2026", "services[0].performedBy.from"),
                new Mutant(Rule.UUID, REMSCHEID, "id: 5c0e7f52-", "id: 5c0e7f52", "destinations[0].id"),
                new Mutant(Rule.AREA, REMSCHEID, "051200000000", "05120", "areas[0]"),
                new Mutant(Rule.SERVICE, REMSCHEID, "service: urn:", "service: ", "services[0].service"),
                new Mutant(Rule.PACKAGE, KREIS, "bauantrag/xbau-2.6", "../bauantrag", "services[1].package"),
                new Mutant(
                        Rule.BACK_OFFICE,
                        REMSCHEID,
                        "steuer: remscheid/",
                        "steuer: ",
                        "services[0].backOffices.steuer"),
                new Mutant(
                        Rule.URL, REMSCHEID, "http://127.0.0.1", "http://fachverfahren.example", "backOffices[0].url"),
                new Mutant(Rule.JDBC_URL, HUB, "jdbc:postgresql://", "jdbc:mysql://", "database.url"),
                new Mutant(Rule.ADDRESS, HUB, "partners: 127.0.0.1:8090", "partners: 8090", "listeners.partners"),
                new Mutant(Rule.PATH, HUB, "library: ../library", "library: \" \"", "packages.library"),
                new Mutant(Rule.SECRET, HUB, "file:secrets/database-password", "hunter2", "database.password"),
                new Mutant(
                        Rule.PRIVATE_KEY,
                        WUPPERTAL,
                        "file:secrets/wuppertal-decryption.jwk",
                        "token:hsm",
                        "destinations[0].decryptionKeys[0]"),
                new Mutant(Rule.CERTIFICATE, REMSCHEID, "file:certs/", "certs/", "backOffices[0].protection.recipient"),
                new Mutant(Rule.CHOICE, HUB, "role: operator", "role: admin", "console.accounts[0].role"),
                new Mutant(Rule.COMBINATION, HUB, "longest: PT10M", "longest: PT1S", "delivery.retry"));
    }

    private static List<Mutant> references() {
        return List.of(
                new Mutant(Rule.LISTENERS_EQUAL, HUB, "127.0.0.1:8090", "127.0.0.1:8080", "listeners.partners"),
                new Mutant(Rule.ACCOUNT_TWICE, HUB, "name: lesen", "name: betrieb", "console.accounts[2].name"),
                new Mutant(
                        Rule.CLIENT_TWICE,
                        HUB,
                        "  clients:\n",
                        "  clients:\n    - {name: portal-nrw, token: \"https://a.example/t\", submissionApi: "
                                + "\"https://a.example/s\", clientId: x, clientSecret: env:X}\n",
                        "fitConnect.clients[1].name"),
                new Mutant(
                        Rule.LEASE_TOO_SHORT, HUB, "timeout: PT30S", "timeout: PT60S", "fitConnect.clients[0].timeout"),
                new Mutant(
                        Rule.LEASE_TOO_SHORT, REMSCHEID, "timeout: PT40S", "timeout: PT60S", "backOffices[2].timeout"),
                new Mutant(Rule.SETTLE_TOO_SHORT, REMSCHEID, "settle: PT60S", "settle: PT39S", "backOffices[2].settle"),
                new Mutant(Rule.CLIENT_UNKNOWN, REMSCHEID, "portal-nrw", "portal-bund", "destinations[0].client"),
                new Mutant(Rule.DESTINATION_TWICE, WUPPERTAL, "-000000051240", "-000000051220", "destinations[0].id"),
                new Mutant(
                        Rule.DESTINATION_SERVICE_UNKNOWN,
                        WUPPERTAL,
                        "    services:\n      - " + TAX,
                        "    services:\n      - urn:de:fim:leika:leistung:99000000000000",
                        "destinations[0].services[0]"),
                new Mutant(
                        Rule.KEY_SHARED,
                        WUPPERTAL,
                        "secrets/wuppertal-decryption",
                        "certs/../secrets/remscheid-decryption",
                        "destinations[0].decryptionKeys[0]"),
                new Mutant(
                        Rule.TOKEN_UNKNOWN,
                        WUPPERTAL,
                        "file:secrets/wuppertal-decryption.jwk",
                        "token:hsm/decryption",
                        "destinations[0].decryptionKeys[0]"),
                new Mutant(
                        Rule.TOKEN_TWICE,
                        WUPPERTAL,
                        "destinations:",
                        "tokens: [%s, %s]%ndestinations:".formatted(TOKEN, TOKEN),
                        "tokens[1].name"),
                new Mutant(
                        Rule.KEY_FOR_TWO_PURPOSES,
                        WUPPERTAL,
                        "wuppertal-decryption",
                        "wuppertal-signature",
                        "destinations[0].decryptionKeys[0]"),
                new Mutant(
                        Rule.BACK_OFFICE_TWICE,
                        KREIS,
                        "  # An old procedure",
                        "  - {name: ordnungsamt, kind: folder, folder: x, protection: {profile: none}}\n  # An old",
                        "backOffices[2].name"),
                new Mutant(
                        Rule.BACK_OFFICE_UNKNOWN,
                        REMSCHEID,
                        "remscheid/ordnungsamt",
                        "remscheid/ordnung",
                        "services[0].backOffices.ordnungsamt"),
                new Mutant(
                        Rule.BACK_OFFICE_OF_OTHERS,
                        REMSCHEID,
                        "remscheid/ordnungsamt",
                        "wuppertal/ordnungsamt",
                        "services[0].backOffices.ordnungsamt"),
                new Mutant(
                        Rule.FOLDER_SHARED,
                        WUPPERTAL,
                        "../work/wuppertal-ordnungsamt",
                        "../work/x/../remscheid-ordnungsamt",
                        "backOffices[1].folder"),
                new Mutant(
                        Rule.UNPROTECTED,
                        KREIS,
                        "http://127.0.0.1:8092/backoffice",
                        "https://fachverfahren.example",
                        "backOffices[0].protection.profile"));
    }

    private static List<Mutant> competences() {
        return List.of(
                new Mutant(Rule.AUTHORITY_TWICE, RADEVORMWALD, "key: radevormwald", "key: remscheid", "key"),
                new Mutant(
                        Rule.SERVICE_TWICE,
                        KREIS,
                        "  # Not competent",
                        "  - {service: \"" + TAX + "\", package: hundesteuer/anmeldung, areas: [], "
                                + "backOffices: {steuer: oberbergischer-kreis/steuer}}\n  # Not competent",
                        "services[1].service"),
                new Mutant(
                        Rule.COMPETENCE_TWICE,
                        RADEVORMWALD,
                        "[\"053740036036\"]",
                        "[\"051220000000\"]",
                        "services[0].service"),
                new Mutant(
                        Rule.COMPETENCE_TWICE, KREIS, "areas: []", "areas: [\"051240000000\"]", "services[0].areas[0]"),
                new Mutant(
                        Rule.NOBODY_PERFORMS,
                        REMSCHEID,
                        "    backOffices:\n      bauverfahren: remscheid/bauverfahren\n",
                        "",
                        "services[1].backOffices"),
                new Mutant(
                        Rule.PERFORMER_UNKNOWN,
                        SOLINGEN,
                        "authority: wuppertal",
                        "authority: wuppertall",
                        "services[0].performedBy.authority"),
                new Mutant(
                        Rule.PERFORMER_SELF,
                        SOLINGEN,
                        "authority: wuppertal",
                        "authority: solingen",
                        "services[0].performedBy.authority"),
                new Mutant(
                        Rule.PERFORMER_PASSES_ON,
                        SOLINGEN,
                        "authority: wuppertal",
                        "authority: radevormwald",
                        "services[0].performedBy.authority"),
                new Mutant(
                        Rule.PERFORMER_WITHOUT_SERVICE,
                        SOLINGEN,
                        "  - service: " + TAX,
                        "  - {service: \"urn:x-test:other\", package: a/b, performedBy: {authority: wuppertal, "
                                + "agreement: A, from: 2026-01-01}}\n  - service: " + TAX,
                        "services[0].performedBy.authority"),
                new Mutant(
                        Rule.PACKAGE_DIFFERS,
                        SOLINGEN,
                        "hundesteuer/anmeldung",
                        "hundesteuer/abmeldung",
                        "services[0].performedBy.authority"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_broken_rule_is_named_with_its_place(Mutant mutant) {
        List<Fault> faults = HubConfigurationTest.faults(
                SampleConfiguration.with(mutant.file(), mutant.text(), mutant.replacement()));

        assertThat(faults).hasSizeBetween(1, 2).allSatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(mutant.rule());
            assertThat(fault.line()).isPositive();
        });
        assertThat(faults.getFirst().file()).isEqualTo(mutant.file());
        assertThat(faults.getFirst().path()).isEqualTo(mutant.path());
    }

    @Test
    void every_rule_has_a_mutant() {
        Set<Rule> broken = mutants().map(Mutant::rule).collect(Collectors.toSet());

        // A file that cannot be read is no text, see ConfigFilesTest; a shared device takes two files, see
        // HubConfigurationTest.
        var elsewhere = EnumSet.of(Rule.FILE_UNREADABLE, Rule.TOKEN_SHARED);
        assertThat(broken).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(elsewhere));
    }

    @Test
    void what_could_be_a_secret_is_never_quoted() {
        List<Mutant> careless = List.of(
                new Mutant(Rule.SECRET, HUB, "file:secrets/database-password", "hunter2", ""),
                new Mutant(Rule.UNKNOWN_KEY, HUB, "  user: hub\n", "  user: hub\n  passwort: hunter2\n", ""),
                new Mutant(Rule.JDBC_URL, HUB, "127.0.0.1:8099/hub", "127.0.0.1:8099/hub?password=hunter2", ""),
                new Mutant(Rule.URL, HUB, "http://127.0.0.1:8091/token", "https://u:hunter2@a.example/t", ""),
                new Mutant(Rule.YAML, HUB, "file:secrets/database-password", "\"hunter2\n  x: {", ""));

        assertThat(careless)
                .allSatisfy(mutant -> assertThat(HubConfigurationTest.faults(
                                SampleConfiguration.with(mutant.file(), mutant.text(), mutant.replacement())))
                        .extracting(Fault::rule)
                        .containsExactly(mutant.rule()));
        assertThat(careless)
                .allSatisfy(mutant -> assertThat(HubConfigurationTest.faults(
                                SampleConfiguration.with(mutant.file(), mutant.text(), mutant.replacement())))
                        .noneSatisfy(fault -> assertThat(fault.german() + fault).contains("hunter2")));
    }
}
