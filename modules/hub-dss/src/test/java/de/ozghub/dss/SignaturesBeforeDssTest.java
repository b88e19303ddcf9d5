package de.ozghub.dss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.RsaPadding;
import de.ozghub.crypto.xmldsig.XadesSignatures;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Genuine signatures pass in full at baseline level B; each change, another root and a revoked certificate do not. */
class SignaturesBeforeDssTest {

    private static final String XML = "<a:antrag xmlns:a=\"urn:example:antrag\"><a:name>Größe &amp;"
            + " Länge</a:name><a:betrag>12</a:betrag></a:antrag>";

    @TempDir
    private static Path folder;

    private static TestRoot root;
    private static Judge judge;

    private final InstantSource now = InstantSource.system();
    private final XadesSignatures xades = new XadesSignatures(now);
    private final CmsProtection cms = new CmsProtection(now);
    private final JoseProtection jose = new JoseProtection(now);

    @BeforeAll
    static void authority() throws IOException {
        root = new TestRoot(folder.resolve("root"));
        judge = new Judge(root, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"EC_P256, PSS", "EC_P521, PSS", "RSA_3072, PSS", "RSA_3072, PKCS1"})
    void xades_passes_in_full(KeyKind kind, RsaPadding padding) throws IOException, XmlSignatureRefused {
        var signed = xades.sign(XML.getBytes(UTF_8), root.issue(kind, "xades" + padding), padding);

        assertPasses(judge.of(signed), "XAdES-BASELINE-B");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P521", "RSA_3072"})
    void cms_passes_in_full_as_cades(KeyKind kind) throws IOException {
        assertPasses(judge.of(cms(root.issue(kind, "cms"))), "CAdES-BASELINE-B");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P521", "RSA_3072"})
    void jose_passes_in_full_as_jades(KeyKind kind) throws IOException {
        var signed = jose.signed(XML.getBytes(UTF_8), "application/xml", root.issue(kind, "jose"));

        assertPasses(judge.of(signed.getBytes(ISO_8859_1)), "JAdES-BASELINE-B");
    }

    @Test
    void a_changed_xades_document_does_not_pass() throws IOException, XmlSignatureRefused {
        var signed = new String(
                xades.sign(XML.getBytes(UTF_8), root.issue(KeyKind.EC_P256, "changed-xades"), RsaPadding.PSS), UTF_8);

        assertFails(signed.replace("<a:betrag>12<", "<a:betrag>99<"));
        assertFails(signed.replace("<a:betrag>", "<a:mehr/><a:betrag>"));
        assertFails(signed.replace("SigningTime>20", "SigningTime>19"));
        assertFails(signed.replace("MimeType>application/xml", "MimeType>text/html"));
        assertFails(signed.replaceFirst("SignatureValue>.", "SignatureValue>#").replace("#", "z"));
        assertFails(signed.replace("<ds:X509Certificate>MII", "<ds:X509Certificate>MIJ"));
        assertFails(signed.substring(0, signed.indexOf("<ds:Signature")) + "</a:antrag>");
    }

    @Test
    void a_changed_cms_message_does_not_pass() throws IOException {
        var signed = cms(root.issue(KeyKind.EC_P256, "changed-cms"));
        var content = new String(signed, ISO_8859_1).indexOf("12</a:betrag>");

        for (var at : new int[] {content, signed.length - 20, signed.length - 60}) {
            var changed = signed.clone();
            changed[at] ^= 1;
            assertThat(judge.of(changed).passed()).as("byte %d", at).isFalse();
        }
    }

    @Test
    void a_changed_jose_message_does_not_pass() throws IOException {
        var segments = jose.signed(XML.getBytes(UTF_8), "application/xml", root.issue(KeyKind.EC_P256, "changed-jose"))
                .split("\\.", -1);

        for (var i = 0; i < segments.length; i++) {
            var changed = segments.clone();
            var middle = changed[i].length() / 2;
            changed[i] = changed[i].substring(0, middle)
                    + (changed[i].charAt(middle) == 'A' ? 'B' : 'A')
                    + changed[i].substring(middle + 1);
            assertThat(judge.of(String.join(".", changed).getBytes(ISO_8859_1)).passed())
                    .as("segment %d", i)
                    .isFalse();
        }
    }

    @Test
    void nothing_passes_under_another_root() throws IOException, XmlSignatureRefused {
        var other = new Judge(new TestRoot(folder.resolve("other")), Optional.empty());
        var key = root.issue(KeyKind.EC_P256, "other");

        assertThat(other.of(xades.sign(XML.getBytes(UTF_8), key, RsaPadding.PSS))
                        .passed())
                .isFalse();
        assertThat(other.of(cms(key)).passed()).isFalse();
        assertThat(other.of(jose.signed(XML.getBytes(UTF_8), "application/xml", key)
                                .getBytes(ISO_8859_1))
                        .passed())
                .isFalse();
    }

    @Test
    void nothing_passes_with_a_revoked_certificate() throws IOException, XmlSignatureRefused {
        var key = root.issue(KeyKind.EC_P256, "revoked");
        var informed = new Judge(root, Optional.of(key));

        assertThat(informed.of(xades.sign(XML.getBytes(UTF_8), key, RsaPadding.PSS))
                        .passed())
                .isFalse();
        assertThat(informed.of(cms(key)).passed()).isFalse();
    }

    private byte[] cms(SigningKey key) throws IOException {
        var out = new ByteArrayOutputStream();
        cms.signed(new ByteArrayInputStream(XML.getBytes(UTF_8)), key, out);
        return out.toByteArray();
    }

    private static void assertPasses(Judge.Verdict verdict, String level) {
        assertThat(verdict.passed()).as(verdict.words()).isTrue();
        assertThat(verdict.level()).isEqualTo(level);
    }

    private static void assertFails(String document) {
        assertThat(judge.of(document.getBytes(UTF_8)).passed()).as(document).isFalse();
    }
}
