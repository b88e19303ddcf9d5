package de.ozghub.backoffice.soap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;

/**
 * Believes an answer only if Body and Timestamp were signed where they are read, by exactly the agreed certificate and not
 * merely one that leads to it, with an algorithm the hub uses itself. CXF's check alone lets a wrapped Body pass.
 */
final class AnswerCheck extends DefaultCryptoCoverageChecker {

    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    private final X509Certificate expected;

    AnswerCheck(X509Certificate expected, boolean encrypted) {
        this.expected = expected;
        setSignBody(true);
        setSignTimestamp(true);
        setEncryptBody(encrypted);
        setCheckFaults(true);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        super.handleMessage(message);
        if (!isByTheExpected(message)) {
            throw new SoapFault(
                    "the answer is not signed as agreed", message.getVersion().getSender());
        }
    }

    private boolean isByTheExpected(Message message) {
        if (!(message.get(WSHandlerConstants.RECV_RESULTS) instanceof List<?> received)) {
            return false;
        }
        var signatures = received.stream()
                .filter(WSHandlerResult.class::isInstance)
                .map(WSHandlerResult.class::cast)
                .flatMap(result -> result.getActionResults().getOrDefault(WSConstants.SIGN, List.of()).stream())
                .toList();
        return signatures.size() == 1 && isByTheExpected(signatures.getFirst()) && isInPlace(signatures.getFirst());
    }

    private boolean isByTheExpected(WSSecurityEngineResult signature) {
        return expected.equals(signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE))
                && signature.get(WSSecurityEngineResult.TAG_SIGNATURE_METHOD) instanceof String method
                && METHODS.contains(method);
    }

    private static boolean isInPlace(WSSecurityEngineResult signature) {
        return signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> references
                && SignedPlaces.holdBodyAndTimestamp(references);
    }
}
