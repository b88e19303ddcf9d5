package de.ozghub.core.config;

import static de.ozghub.core.config.SampleConfiguration.REMSCHEID;
import static de.ozghub.core.config.SampleConfiguration.WUPPERTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HubConfigurationTest {

    private final HubConfiguration sample = HubConfiguration.parse(SampleConfiguration.files());

    @Test
    void the_sample_loads() {
        assertThat(sample.verbund()).hasToString("bergisches-land");
        assertThat(sample.authorities())
                .extracting(authority -> authority.key().value())
                .containsExactly(
                        "remscheid", "solingen", "wuppertal", "oberbergischer-kreis", "radevormwald", "wipperfuerth");
        assertThat(sample.listeners().partners()).isEqualTo(new Listener("127.0.0.1", 8090));
        assertThat(sample.console().accounts()).hasSize(3);
        assertThat(sample.fitConnect().clients().getFirst().poll()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_sample_names_only_secrets_by_reference() {
        assertThat(sample.database().password()).isEqualTo(new SecretRef.InFile("secrets/database-password"));
        assertThat(sample.fitConnect().clients().getFirst().clientId())
                .isEqualTo(new Setting.Literal("ozg-hub-bergisches-land"));
    }

    @Test
    void a_back_office_inherits_the_terms_it_does_not_override() {
        DeliveryTerms terms = backOffice("oberbergischer-kreis/steuer").delivery();

        assertThat(terms.parallel()).isEqualTo(1);
        assertThat(terms.retry().maxAttempts()).isEqualTo(20);
        assertThat(terms.retry().first()).isEqualTo(Duration.ofSeconds(2));
        assertThat(terms.timeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_back_office_carries_protocol_protection_and_confirmation() {
        assertThat(backOffice("remscheid/steuer")).isInstanceOfSatisfying(BackOfficeTerms.Soap.class, soap -> {
            assertThat(soap.findByKey()).isTrue();
            assertThat(soap.protection()).isInstanceOf(ProtectionProfile.Cms.class);
        });
        assertThat(backOffice("remscheid/ordnungsamt").policy().confirmation()).isEqualTo(Confirmation.TAKEN_OVER);
        assertThat(backOffice("remscheid/bauverfahren").protection())
                .isInstanceOf(ProtectionProfile.XmlSignature.class);
        assertThat(backOffice("wuppertal/steuer").protection()).isInstanceOf(ProtectionProfile.Xades.class);
        assertThat(backOffice("oberbergischer-kreis/bauverfahren").protection())
                .isInstanceOf(ProtectionProfile.Jose.class);
    }

    @Test
    void a_service_inherits_the_areas_of_its_authority_unless_it_names_its_own() {
        Authority kreis =
                sample.authority(new AuthorityKey("oberbergischer-kreis")).orElseThrow();

        assertThat(kreis.services().get(0).areas()).isEmpty();
        assertThat(kreis.services().get(1).areas()).hasToString("[053740036036]");
        assertThat(sample.authorities().getFirst().services().getFirst().areas())
                .isEqualTo(sample.authorities().getFirst().areas());
    }

    @Test
    void only_verbund_database_listeners_storage_and_an_account_are_needed() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(ConfigFiles.HUB, """
            verbund: klein
            database: {url: "jdbc:postgresql://127.0.0.1:5432/hub", user: hub, password: env:HUB_DATABASE_PASSWORD}
            listeners: {console: "127.0.0.1:8080", partners: "127.0.0.1:8090"}
            storage: {wrappingKeys: keys}
            console:
              accounts: [{name: betrieb, role: operator, password: env:HUB_OPERATOR}]
            """);

        HubConfiguration small = HubConfiguration.parse(files);

        assertThat(small.delivery()).isEqualTo(DeliveryTerms.standard());
        assertThat(small.work()).isEqualTo(WorkTerms.standard());
        assertThat(small.authorities()).isEmpty();
    }

    @Test
    void a_key_may_lie_in_a_device_of_its_authority() {
        String device = "tokens: [{name: hsm, library: /usr/lib/pkcs11.so, slot: 7, pin: env:PIN}]\n";
        var files = SampleConfiguration.with(WUPPERTAL, "destinations:", device + "destinations:");
        files.put(
                WUPPERTAL,
                String.valueOf(files.get(WUPPERTAL))
                        .replace("file:secrets/wuppertal-decryption.jwk", "token:hsm/decryption/2026"));

        Authority wuppertal = HubConfiguration.parse(files)
                .authority(new AuthorityKey("wuppertal"))
                .orElseThrow();

        assertThat(wuppertal.token("hsm")).map(TokenTerms::slot).contains(7);
        assertThat(wuppertal.destinations().getFirst().decryptionKeys().getFirst())
                .isEqualTo(new KeyRef.InToken("hsm", "decryption/2026"));
    }

    @Test
    void no_slot_of_a_device_serves_two_authorities() {
        String device = "tokens: [{name: hsm, library: %s, slot: 7, pin: env:PIN}]\ndestinations:";
        var files = SampleConfiguration.with(WUPPERTAL, "destinations:", device.formatted("/usr/lib/pkcs11.so"));
        files.put(
                REMSCHEID,
                String.valueOf(files.get(REMSCHEID))
                        .replace("destinations:", device.formatted("/usr/lib/x/../pkcs11.so")));

        assertThat(faults(files))
                .extracting(fault -> fault.rule() + " " + fault.path() + " " + fault.detail())
                .containsExactly("TOKEN_SHARED tokens[0].slot remscheid");
    }

    @Test
    void all_faults_of_all_files_are_found_at_once() {
        SortedMap<String, String> files =
                new TreeMap<>(SampleConfiguration.with(REMSCHEID, "kind: city", "kind: stadt\ncolour: red"));
        files.compute(
                ConfigFiles.HUB,
                (file, text) -> String.valueOf(text)
                        .replace("lease: PT60S", "lease: 60")
                        .replace("parallel: 8\n", "parallel: 0\n"));

        List<Fault> faults = faults(files);

        assertThat(faults)
                .extracting(Fault::rule)
                .containsExactlyInAnyOrder(Rule.CHOICE, Rule.UNKNOWN_KEY, Rule.DURATION, Rule.NUMBER);
    }

    @Test
    void a_fault_names_file_line_key_path_value_and_rule_in_german_and_english() {
        Fault fault = faults(SampleConfiguration.with(REMSCHEID, "\"051200000000\"", "\"05120\""))
                .getFirst();

        assertThat(fault.english())
                .isEqualTo("authorities/120-remscheid.yaml, line 6, areas[0] = '05120': "
                        + "An official regional key (ARS) of 12 digits.");
        assertThat(fault.german())
                .isEqualTo("authorities/120-remscheid.yaml, Zeile 6, areas[0] = '05120': "
                        + "Ein Amtlicher Regionalschlüssel mit 12 Ziffern.");
    }

    private BackOfficeTerms backOffice(String key) {
        return sample.backOffice(BackOfficeKey.of(key)).orElseThrow();
    }

    static List<Fault> faults(SortedMap<String, String> files) {
        ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, () -> HubConfiguration.parse(files));
        assertThat(fault).as("the configuration must be refused").isNotNull();
        return fault.faults();
    }
}
