package de.ozghub.crypto.xmldsig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XadesSignaturesTest {

    private static final String XML = "<a:antrag xmlns:a=\"urn:example:antrag\"><a:name>Größe &amp;"
            + " Länge</a:name><a:betrag>12</a:betrag></a:antrag>";

    private final XadesSignatures signatures = new XadesSignatures(InstantSource.fixed(TestKeys.NOW));
    private final SigningKey hub = Pairs.pair(KeyKind.EC_P256, "hub").key();
    private final SigningKey stranger = Pairs.pair(KeyKind.EC_P256, "office").key();

    @ParameterizedTest
    @CsvSource({
        "EC_P256, PSS, http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        "EC_P521, PSS, http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
        "RSA_3072, PSS, http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
        "RSA_3072, PKCS1, http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    })
    void verifies_what_it_signed(KeyKind kind, RsaPadding padding, String method) throws XmlSignatureRefused {
        var key = Pairs.pair(kind, "hub").key();

        var signed = signatures.sign(XML.getBytes(UTF_8), key, padding);

        assertThat(signatures.verify(signed, key.certificate())).isEqualTo(TestKeys.NOW);
        assertThat(new String(signed, UTF_8))
                .contains("<a:name>Größe &amp; Länge</a:name>", "SignatureMethod Algorithm=\"" + method)
                .contains("<xades:SigningTime>2026-11-15T10:00:00Z<", "<xades:SigningCertificateV2>")
                .endsWith("</ds:Signature></a:antrag>")
                .doesNotContain("&#13;");
    }

    @Test
    void refuses_changed_content() throws XmlSignatureRefused {
        assertThat(refusal(signed().replace("<a:betrag>12<", "<a:betrag>99<"))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(signed().replace("<a:betrag>", "<a:mehr/><a:betrag>")))
                .isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SigningTime>2026", "MimeType>application"})
    void refuses_changed_statements_of_the_signer(String statement) throws XmlSignatureRefused {
        var changed = statement.replace(">2026", ">2025").replace(">application", ">text");

        assertThat(refusal(signed().replace(statement, changed))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void trusts_no_key_the_document_brings() throws XmlSignatureRefused {
        var byStranger = new String(signatures.sign(XML.getBytes(UTF_8), stranger, RsaPadding.PSS), UTF_8);

        assertThat(refusal(byStranger)).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refuses_another_certificate_for_the_same_key() throws XmlSignatureRefused {
        var renewed = new SigningKey("renewed", hub.privateKey(), Reissued.of(hub));

        var byRenewed = new String(signatures.sign(XML.getBytes(UTF_8), renewed, RsaPadding.PSS), UTF_8);

        assertThat(refusal(byRenewed)).isEqualTo(Reason.PROPERTIES);
    }

    @Test
    void refuses_a_plain_signature_without_properties() throws XmlSignatureRefused {
        var plain = new XmlSignatures(InstantSource.fixed(TestKeys.NOW)).signEnveloped(XML.getBytes(UTF_8), hub);

        assertThat(refusal(new String(plain, UTF_8))).isEqualTo(Reason.PROPERTIES);
    }

    @Test
    void refuses_a_signature_that_is_wrapped() throws XmlSignatureRefused {
        var signed = signed();
        var body = signed.substring(signed.indexOf("<a:antrag"));

        assertThat(refusal("<boese>" + body + "</boese>")).isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal("<boese>" + body + "<a:betrag xmlns:a=\"urn:example:antrag\">99</a:betrag></boese>"))
                .isEqualTo(Reason.NOT_ENVELOPED);
        assertThat(refusal(signed.replace("</ds:Signature>", "</ds:Signature><a:betrag>99</a:betrag>")))
                .isEqualTo(Reason.NOT_ENVELOPED);
    }

    @Test
    void refuses_properties_moved_or_doubled_elsewhere() throws XmlSignatureRefused {
        var signed = signed();
        var start = signed.indexOf("<xades:SignedProperties");
        var end = signed.indexOf("</xades:SignedProperties>") + "</xades:SignedProperties>".length();
        var properties = signed.substring(start, end);
        var forged = properties.replace("2026-11-15", "2026-11-14");
        var spaced = forged.replace(
                "<xades:SignedProperties ",
                "<xades:SignedProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
                        + "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" ");

        // The signed original moves into the document, a forged one takes its place.
        assertThat(refusal(signed.replace(properties, forged).replace("<a:betrag>", properties + "<a:betrag>")))
                .isIn(Reason.PROPERTIES, Reason.MALFORMED);
        assertThat(refusal(signed.replace("<a:betrag>", spaced + "<a:betrag>"))).isEqualTo(Reason.PROPERTIES);
        assertThat(refusal(signed.replace("</ds:Object>", "</ds:Object><ds:Object>" + spaced + "</ds:Object>")))
                .isEqualTo(Reason.PROPERTIES);
        assertThat(refusal(signed.replace(
                        "</xades:QualifyingProperties>", "<xades:UnsignedProperties/></xades:QualifyingProperties>")))
                .isEqualTo(Reason.PROPERTIES);
    }

    @Test
    void refuses_references_other_than_document_and_properties() throws XmlSignatureRefused {
        var signed = signed();
        var second = signed.substring(signed.indexOf("<ds:Reference Type"), signed.indexOf("</ds:SignedInfo>"));

        assertThat(refusal(signed.replace(second, ""))).isEqualTo(Reason.NOT_WHOLE);
        assertThat(refusal(signed.replace(second, second + second))).isEqualTo(Reason.NOT_WHOLE);
        assertThat(refusal(signed.replace("URI=\"\"", "URI=\"#part\""))).isEqualTo(Reason.NOT_WHOLE);
        assertThat(refusal(signed.replace("Target=\"#", "Target=\"#x"))).isEqualTo(Reason.PROPERTIES);
    }

    @Test
    void refuses_an_id_that_another_element_bears_too() throws XmlSignatureRefused {
        var signed = signed();
        var at = signed.indexOf("Id=\"", signed.indexOf("<xades:SignedProperties")) + 4;
        var id = signed.substring(at, signed.indexOf('"', at));

        assertThat(refusal(signed.replace("<a:name>", "<a:name id=\"" + id + "\">")))
                .isEqualTo(Reason.PROPERTIES);
    }

    @Test
    void refuses_weak_algorithms() throws XmlSignatureRefused {
        var weak = "http://www.w3.org/2000/09/xmldsig#sha1";

        assertThat(refusal(signed().replace("http://www.w3.org/2001/04/xmlenc#sha256", weak)))
                .isIn(Reason.ALGORITHM, Reason.SIGNATURE);
        assertThat(refusal(signed().replace(
                                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1")))
                .isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void never_signs_what_is_signed_or_with_a_certificate_out_of_its_time() throws XmlSignatureRefused {
        var signed = signed();
        var later = new XadesSignatures(
                InstantSource.fixed(TestKeys.NOW.plus(TestKeys.YEAR).plusSeconds(1)));

        assertThatThrownBy(() -> signatures.sign(signed.getBytes(UTF_8), hub, RsaPadding.PSS))
                .isInstanceOf(XmlSignatureRefused.class);
        assertThatThrownBy(() -> later.sign(XML.getBytes(UTF_8), hub, RsaPadding.PSS))
                .isInstanceOf(KeyUnusable.class);
    }

    private String signed() throws XmlSignatureRefused {
        return new String(signatures.sign(XML.getBytes(UTF_8), hub, RsaPadding.PSS), UTF_8);
    }

    private Reason refusal(String xml) {
        return catchThrowableOfType(
                        XmlSignatureRefused.class, () -> signatures.verify(xml.getBytes(UTF_8), hub.certificate()))
                .reason();
    }
}
