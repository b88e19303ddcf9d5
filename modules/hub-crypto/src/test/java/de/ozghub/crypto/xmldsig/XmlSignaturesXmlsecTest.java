package de.ozghub.crypto.xmldsig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.ExternalTool;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hub's XML signatures before an independent judge: xmlsec1. */
class XmlSignaturesXmlsecTest {

    private static final String XML = """
        <?xml version="1.0"?>
        <a:antrag xmlns:a="urn:example:antrag">
          <a:name art="x">Größe &amp; Länge</a:name>\r
          <a:betrag>12</a:betrag>
        </a:antrag>
        """;

    private final XmlSignatures signatures = new XmlSignatures(InstantSource.fixed(TestKeys.NOW));

    @TempDir
    private Path folder;

    @BeforeEach
    void xmlsec() throws IOException, InterruptedException {
        ExternalTool.require("xmlsec1", "--version");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "RSA_3072"})
    void accepts_the_hubs_signature_and_refuses_it_when_changed(KeyKind kind)
            throws XmlSignatureRefused, IOException, InterruptedException {
        var hub = Pairs.pair(kind, "hub");
        var signed = new String(signatures.signEnveloped(XML.getBytes(UTF_8), hub.key()), UTF_8);

        var genuine = verify(signed, hub);
        var forged = verify(signed.replace(">12<", ">99<"), hub);

        assertThat(genuine.status()).as(genuine.output()).isZero();
        assertThat(forged.status()).as(forged.output()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P521", "RSA_3072"})
    void accepts_the_hubs_xades_signature_and_refuses_it_when_changed(KeyKind kind)
            throws XmlSignatureRefused, IOException, InterruptedException {
        var hub = Pairs.pair(kind, "hub");
        var xades = new XadesSignatures(InstantSource.fixed(TestKeys.NOW));
        // xmlsec 1.2 knows no RSASSA-PSS.
        var signed = new String(xades.sign(XML.getBytes(UTF_8), hub.key(), RsaPadding.PKCS1), UTF_8);

        var genuine = verify(signed, hub);
        var forged = verify(signed.replace(">12<", ">99<"), hub);
        var backdated = verify(signed.replace("SigningTime>2026", "SigningTime>2025"), hub);

        assertThat(genuine.status()).as(genuine.output()).isZero();
        assertThat(forged.status()).as(forged.output()).isNotZero();
        assertThat(backdated.status()).as(backdated.output()).isNotZero();
    }

    private ExternalTool.Result verify(String xml, Pairs signer) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("signed.xml"), xml);
        return ExternalTool.run(List.of(
                "xmlsec1",
                "--verify",
                "--pubkey-cert-pem",
                signer.certificateFile().toString(),
                "--enabled-key-data",
                "key-name,rsa,ec,ecdsa",
                "--id-attr:Id",
                "SignedProperties",
                file.toString()));
    }
}
