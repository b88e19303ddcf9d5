package de.ozghub.crypto.xmldsig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSignaturesTest {

    private static final String XML =
            "<a:antrag xmlns:a=\"urn:example:antrag\"><a:name>Größe &amp; Länge</a:name><a:betrag>12</a:betrag></a:antrag>";

    private final XmlSignatures signatures = new XmlSignatures(InstantSource.fixed(TestKeys.NOW));
    private final SigningKey hub = Pairs.pair(KeyKind.EC_P256, "hub").key();
    private final SigningKey stranger = Pairs.pair(KeyKind.EC_P256, "office").key();

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "RSA_3072"})
    void verifies_what_it_signed(KeyKind kind) throws XmlSignatureRefused {
        var key = Pairs.pair(kind, "hub").key();

        var signed = signatures.signEnveloped(XML.getBytes(UTF_8), key);

        assertThatCode(() -> signatures.verify(signed, key.certificate())).doesNotThrowAnyException();
        assertThat(new String(signed, UTF_8))
                .contains("<a:name>Größe &amp; Länge</a:name>")
                .endsWith("</ds:Signature></a:antrag>")
                .doesNotContain("&#13;");
    }

    @Test
    void takes_a_document_in_another_encoding() throws XmlSignatureRefused {
        var latin = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + XML).getBytes(ISO_8859_1);

        var signed = signatures.signEnveloped(latin, hub);

        assertThat(new String(signed, UTF_8)).contains("Größe").contains("encoding=\"UTF-8\"");
        assertThatCode(() -> signatures.verify(signed, hub.certificate())).doesNotThrowAnyException();
    }

    @Test
    void refuses_changed_content() throws XmlSignatureRefused {
        assertThat(refusal(signed().replace("<a:betrag>12<", "<a:betrag>99<"))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(signed().replace("<a:betrag>", "<a:mehr/><a:betrag>")))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_a_changed_signature_value() throws XmlSignatureRefused {
        var value = Pattern.compile("<ds:SignatureValue>(.)");
        var signed = signed();
        var matcher = value.matcher(signed);
        assertThat(matcher.find()).isTrue();
        var other = matcher.group(1).equals("A") ? "B" : "A";

        assertThat(refusal(matcher.replaceFirst("<ds:SignatureValue>" + other))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void trusts_no_key_the_document_brings() throws XmlSignatureRefused {
        var byStranger = new String(signatures.signEnveloped(XML.getBytes(UTF_8), stranger), UTF_8);

        assertThat(refusal(byStranger)).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_a_document_without_signature() {
        assertThat(refusal(XML)).isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal("<a/>")).isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal("<a> </a>")).isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal("<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"))
                .isEqualTo(Reason.NOT_ENVELOPED);
    }

    @Test
    void refuses_a_signature_that_is_wrapped() throws XmlSignatureRefused {
        var signed = signed();
        var body = signed.substring(signed.indexOf("<a:antrag"));

        assertThat(refusal("<boese>" + body + "</boese>")).isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal(signed.replace("</ds:Signature>", "</ds:Signature><a:betrag>99</a:betrag>")))
                .isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal(signed.replace("</ds:Signature>", "</ds:Signature><!-- x -->")))
                .isEqualTo(Reason.NOT_ENVELOPED);
    }

    @Test
    void refuses_two_signatures() throws XmlSignatureRefused {
        var signed = signed();
        var signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</a:antrag>"));

        assertThat(refusal(signed.replace("</a:antrag>", signature + "</a:antrag>")))
                .isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal(signed.replace("<a:betrag>", signature + "<a:betrag>")))
                .isEqualTo(Reason.NOT_ENVELOPED);
        assertThatThrownBy(() -> signatures.signEnveloped(signed.getBytes(UTF_8), hub))
                .isInstanceOf(XmlSignatureRefused.class);
    }

    @Test
    void refuses_a_reference_to_a_part_only() throws XmlSignatureRefused {
        assertThat(refusal(signed().replace("URI=\"\"", "URI=\"#part\""))).isEqualTo(Reason.NOT_WHOLE);
        assertThat(refusal(signed().replace(" URI=\"\"", ""))).isEqualTo(Reason.NOT_WHOLE);
        assertThat(refusal(signed().replace("URI=\"\"", "URI=\"http://localhost/x\"")))
                .isEqualTo(Reason.NOT_WHOLE);
    }

    @Test
    void refuses_a_reference_that_leaves_parts_out() throws XmlSignatureRefused {
        var xpath = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                + "<ds:XPath>not(ancestor-or-self::*[local-name()='betrag'])</ds:XPath></ds:Transform></ds:Transforms>";

        assertThat(refusal(signed().replace("</ds:Transforms>", xpath))).isIn(Reason.NOT_WHOLE, Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                "urn:unknown"
            })
    void refuses_other_signature_algorithms(String algorithm) throws XmlSignatureRefused {
        var forged = signed().replace("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", algorithm);

        assertThat(refusal(forged)).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refuses_weak_digests() throws XmlSignatureRefused {
        var forged =
                signed().replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1");

        assertThat(refusal(forged)).isEqualTo(Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a>",
                "<?xml version=\"1.1\"?><a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"
            })
    void neither_signs_nor_verifies_what_is_no_plain_xml(String xml) {
        assertThat(refusal(xml)).isEqualTo(Reason.MALFORMED);
        assertThatThrownBy(() -> signatures.signEnveloped(xml.getBytes(UTF_8), hub))
                .isInstanceOf(XmlSignatureRefused.class);
    }

    @Test
    void refuses_malformed_utf_8() {
        var bytes = "<a>Größe</a>".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> signatures.signEnveloped(bytes, hub))
                .isInstanceOfSatisfying(
                        XmlSignatureRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void refuses_documents_beyond_the_limits() {
        var attributes = new StringBuilder("<a");
        for (var i = 0; i < 201; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }

        assertThat(refusal("<a>".repeat(101) + "</a>".repeat(101))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(attributes + "/>")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void never_signs_with_a_certificate_out_of_its_time() {
        var later = new XmlSignatures(
                InstantSource.fixed(TestKeys.NOW.plus(TestKeys.YEAR).plusSeconds(1)));

        assertThatThrownBy(() -> later.signEnveloped(XML.getBytes(UTF_8), hub))
                .isInstanceOfSatisfying(
                        KeyUnusable.class, e -> assertThat(e.reason()).isEqualTo(KeyUnusable.Reason.EXPIRED));
    }

    private String signed() throws XmlSignatureRefused {
        return new String(signatures.signEnveloped(XML.getBytes(UTF_8), hub), UTF_8);
    }

    private Reason refusal(String xml) {
        return catchThrowableOfType(
                        XmlSignatureRefused.class, () -> signatures.verify(xml.getBytes(UTF_8), hub.certificate()))
                .reason();
    }
}
