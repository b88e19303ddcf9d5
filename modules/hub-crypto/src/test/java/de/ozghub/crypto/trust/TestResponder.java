package de.ozghub.crypto.trust;

import static de.ozghub.crypto.TestKeys.NOW;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An OCSP responder (RFC 6960) on loopback that speaks for one authority. */
final class TestResponder implements AutoCloseable {

    private final TestAuthority authority;
    private final Instant now;
    private final HttpServer server;
    private final AtomicReference<Set<BigInteger>> revoked = new AtomicReference<>(Set.of());

    TestResponder(TestAuthority authority) throws IOException {
        this.authority = authority;
        // The Java runtime judges answers by its own clock, whatever instant a chain is checked for.
        this.now = Instant.now();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp");
    }

    void revokes(X509Certificate certificate) {
        var more = new HashSet<>(revoked.get());
        more.add(certificate.getSerialNumber());
        revoked.set(more);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new OCSPReq(
                    exchange.getRequestMethod().equals("GET")
                            ? java.util.Base64.getMimeDecoder()
                                    .decode(exchange.getRequestURI().getPath().substring("/ocsp/".length()))
                            : exchange.getRequestBody().readAllBytes());
            var bytes = response(request).getEncoded();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (OCSPException | OperatorCreationException | java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private OCSPResp response(OCSPReq request)
            throws OCSPException, OperatorCreationException, java.security.GeneralSecurityException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var sha1 = digests.get(org.bouncycastle.cert.ocsp.CertificateID.HASH_SHA1);
        var builder = new BasicOCSPRespBuilder(
                SubjectPublicKeyInfo.getInstance(
                        authority.certificate().getPublicKey().getEncoded()),
                sha1);
        for (var one : request.getRequestList()) {
            var id = one.getCertID();
            CertificateStatus status = revoked.get().contains(id.getSerialNumber())
                    ? new RevokedStatus(Date.from(NOW.minusSeconds(60)), CRLReason.keyCompromise)
                    : CertificateStatus.GOOD;
            builder.addResponse(id, status, Date.from(now), Date.from(now.plus(Duration.ofDays(1))));
        }
        var nonce = request.getExtension(org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            builder.setResponseExtensions(new org.bouncycastle.asn1.x509.Extensions(nonce));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .build(authority.key().privateKey());
        var basic = builder.build(signer, new X509CertificateHolder[0], Date.from(now));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
