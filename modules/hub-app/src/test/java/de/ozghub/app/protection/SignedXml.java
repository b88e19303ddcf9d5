package de.ozghub.app.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.testkit.protection.Receiver;
import java.security.cert.X509Certificate;
import java.util.regex.Pattern;

/** A receiver of signed XML: verifies, then reads the document without its signature. */
record SignedXml(Verification verification, X509Certificate sender) implements Receiver {

    private static final Pattern SIGNATURE = Pattern.compile("<ds:Signature.*</ds:Signature>", Pattern.DOTALL);

    /** Throws if the signature is not good. */
    interface Verification {
        void verify(byte[] xml, X509Certificate expected) throws Exception;
    }

    @Override
    public byte[] message(byte[] protectedMessage) throws Exception {
        verification.verify(protectedMessage, sender);
        var document = new String(protectedMessage, UTF_8);
        return SIGNATURE
                .matcher(document.substring(document.indexOf('\n') + 1))
                .replaceFirst("")
                .getBytes(UTF_8);
    }

    @Override
    public byte[] attachment(byte[] protectedAttachment) {
        return protectedAttachment;
    }
}
