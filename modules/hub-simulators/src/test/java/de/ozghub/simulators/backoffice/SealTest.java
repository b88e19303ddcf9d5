package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.simulators.TestKeys;
import de.ozghub.simulators.backoffice.BackOfficesConfig.Sealing;
import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key 0 is the back office's, key 1 the hub's. */
class SealTest {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    @TempDir
    private Path folder;

    private Path officeKey;
    private Path hubCertificate;

    @BeforeEach
    void keys() throws Exception {
        officeKey = folder.resolve("office.pem");
        hubCertificate = folder.resolve("hub.pem");
        var base64 =
                Base64.getMimeEncoder().encodeToString(TestKeys.privateKey(0).getEncoded());
        Files.writeString(officeKey, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(hubCertificate, TestKeys.pem(TestKeys.certificate(1, later())));
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(30));
    }

    @Test
    void a_cms_message_with_attachment_is_opened_and_kept_in_clear() throws Exception {
        try (var office = new Office(folder.resolve("s"), Office.sealed(Sealing.cms, officeKey, hubCertificate))) {
            var key = Office.key();
            var message = cms(Office.MESSAGE, 1);
            var file = new Office.File("plan", cms(new byte[100_000], 1));

            office.submit(key, Office.digest(message, file), "cms", message, file);

            assertThat(Files.readAllBytes(folder.resolve("s/messages").resolve(key + ".xml")))
                    .isEqualTo(Office.MESSAGE);
            assertThat(office.cases().path("cases").get(0).path("sha256").asString())
                    .isEqualTo(Office.sha256(message));
        }
    }

    @Test
    void a_cms_message_of_another_signer_or_with_one_changed_byte_is_unreadable() throws Exception {
        try (var office = new Office(folder.resolve("s"), Office.sealed(Sealing.cms, officeKey, hubCertificate))) {
            var foreign = cms(Office.MESSAGE, 0);
            var changed = cms(Office.MESSAGE, 1);
            changed[changed.length - 40] ^= 1;

            assertThat(unreadable(office, "cms", foreign)).isEqualTo("The CMS signature does not hold");
            assertThat(unreadable(office, "cms", changed)).startsWith("CMS cannot be");
            assertThat(unreadable(office, "cms", Office.MESSAGE)).startsWith("CMS cannot be");
            assertThat(office.cases().path("totalCount").asInt()).isZero();
        }
    }

    @Test
    void no_changed_byte_of_a_cms_message_gives_other_content() throws Exception {
        var seal = Seal.of(Office.sealed(Sealing.cms, officeKey, hubCertificate));
        var message = cms(Office.MESSAGE, 1);
        int refused = 0;
        for (int i = 0; i < message.length; i += 13) {
            var changed = message.clone();
            changed[i] ^= 1;
            try {
                assertThat(seal.openMessage(Part.of(() -> new ByteArrayInputStream(changed))))
                        .isEqualTo(Office.MESSAGE);
            } catch (Unverified e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(message.length / 13 / 2);
    }

    @Test
    void a_changed_tag_of_a_cms_envelope_is_noticed() throws Exception {
        var seal = Seal.of(Office.sealed(Sealing.cms, officeKey, hubCertificate));
        var message = cms(Office.MESSAGE, 1);
        // The tag is an OCTET STRING of 16 bytes behind the content; only end marks may follow it.
        int tag = message.length - 16;
        while (message[tag - 2] != 4 || message[tag - 1] != 16) {
            tag--;
        }
        message[tag] ^= 1;

        assertThatExceptionOfType(Unverified.class)
                .isThrownBy(() -> seal.openMessage(Part.of(() -> new ByteArrayInputStream(message))));
    }

    @Test
    void a_signed_xml_message_is_taken() throws Exception {
        try (var office = new Office(folder.resolve("s"), Office.sealed(Sealing.xmldsig, null, hubCertificate))) {
            var message = signed(1);

            var answer = office.submit(Office.key(), Office.digest(message), "xmldsig", message);

            assertThat(answer.caseNumber()).isNotEmpty();
        }
    }

    @Test
    void an_xml_message_unsigned_changed_or_of_another_signer_is_unreadable() throws Exception {
        try (var office = new Office(folder.resolve("s"), Office.sealed(Sealing.xmldsig, null, hubCertificate))) {
            var text = new String(signed(1), StandardCharsets.UTF_8);

            var changed = text.replace("<anmeldung ", "<anmeldung x=\"1\" ").getBytes(StandardCharsets.UTF_8);

            assertThat(unreadable(office, "xmldsig", Office.MESSAGE))
                    .isEqualTo("Exactly one XML signature is expected");
            assertThat(unreadable(office, "xmldsig", signed(0))).isEqualTo("The XML signature does not hold");
            assertThat(unreadable(office, "xmldsig", changed)).isEqualTo("The XML signature does not hold");
        }
    }

    private static String unreadable(Office office, String protection, byte[] message) {
        var fault = catchThrowableOfType(
                Refusal_Exception.class,
                () -> office.submit(Office.key(), Office.digest(message), protection, message));

        assertThat(fault.getFaultInfo().getCode()).isEqualTo("unreadable");
        return fault.getFaultInfo().getText();
    }

    private static byte[] cms(byte[] content, int signer) throws Exception {
        var certificate = TestKeys.certificate(signer, later());
        var signed = new CMSSignedDataGenerator();
        signed.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(BOUNCY_CASTLE)
                .build("SHA256withRSAandMGF1", TestKeys.privateKey(signer), certificate));
        signed.addCertificates(new JcaCertStore(List.of(certificate)));
        var inner = signed.generate(new CMSProcessableByteArray(content), true).getEncoded();
        var enveloped = new CMSAuthEnvelopedDataGenerator();
        enveloped.addRecipientInfoGenerator(
                new JceKeyTransRecipientInfoGenerator(TestKeys.certificate(0, later())).setProvider(BOUNCY_CASTLE));
        var encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).build();
        return enveloped.generate(new CMSProcessableByteArray(inner), encryptor).getEncoded();
    }

    private static byte[] signed(int signer) throws Exception {
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Office.MESSAGE));
        var factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", null),
                List.of(reference));
        factory.newXMLSignature(info, null)
                .sign(new DOMSignContext(TestKeys.privateKey(signer), document.getDocumentElement()));
        var out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
