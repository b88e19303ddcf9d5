package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.contract.Attachment;
import de.ozghub.backoffice.soap.contract.BackOffice;
import de.ozghub.backoffice.soap.contract.Busy;
import de.ozghub.backoffice.soap.contract.Busy_Exception;
import de.ozghub.backoffice.soap.contract.FindByKey;
import de.ozghub.backoffice.soap.contract.FindByKeyResponse;
import de.ozghub.backoffice.soap.contract.Refusal;
import de.ozghub.backoffice.soap.contract.Refusal_Exception;
import de.ozghub.backoffice.soap.contract.Submit;
import de.ozghub.backoffice.soap.contract.SubmitResponse;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.submission.DeliveryId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.backoffice.AnsweringPeer;
import jakarta.activation.DataHandler;
import jakarta.jws.WebService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;
import org.jspecify.annotations.Nullable;

/** A specialist procedure behind a real CXF endpoint on this machine, with a memory of keys and digests. */
final class CxfPeer implements AnsweringPeer, AutoCloseable {

    private final Bus bus = new ExtensionManagerBus();
    private final Service service = new Service();
    private final PeerSecurity security;
    private final URI url;
    private @Nullable Server server;

    CxfPeer() {
        this(PeerSecurity.none());
    }

    CxfPeer(PeerSecurity security) {
        this.security = security;
        String scheme = security.isTls() ? "https" : "http";
        url = URI.create("%s://127.0.0.1:%d/backoffice".formatted(scheme, freePort()));
        start();
    }

    URI url() {
        return url;
    }

    /** The request as the peer saw it last. */
    Submit lastRequest() {
        return service.requests.getLast();
    }

    @Override
    public void accepts(String reference) {
        service.behave(Behaviour.ACCEPT, reference);
    }

    @Override
    public void answersTooLate(String reference) {
        service.behave(Behaviour.ANSWER_LATE, reference);
    }

    @Override
    public void refuses(String code) {
        service.behave(Behaviour.REFUSE, code);
    }

    @Override
    public void isBusy() {
        service.behave(Behaviour.BUSY, "");
    }

    @Override
    public void isDown() {
        stop();
    }

    @Override
    public List<Kept> kept() {
        return List.copyOf(service.kept.values().stream().map(Case::kept).toList());
    }

    @Override
    public void close() {
        service.over.countDown();
        stop();
        bus.shutdown(true);
    }

    private void start() {
        var factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceBean(service);
        factory.setWsdlLocation("classpath:wsdl/backoffice.wsdl");
        factory.setAddress(url.toString());
        factory.setProperties(new HashMap<>(Map.of("mtom-enabled", true)));
        security.secure(bus, url.getPort(), factory);
        server = factory.create();
    }

    private void stop() {
        Server running = server;
        server = null;
        if (running != null) {
            running.destroy();
            JettyHTTPServerEngineFactory.destroyForPort(url.getPort());
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Behaviour {
        ACCEPT,
        ANSWER_LATE,
        REFUSE,
        BUSY
    }

    private record Case(String reference, String digest, Kept kept) {}

    /** What CXF calls. */
    @WebService(
            endpointInterface = "de.ozghub.backoffice.soap.contract.BackOffice",
            targetNamespace = "urn:ozg-hub:backoffice:1.0",
            serviceName = "BackOfficeService",
            portName = "BackOfficePort")
    static final class Service implements BackOffice {

        private final Map<String, Case> kept = new ConcurrentHashMap<>();
        private final List<Submit> requests = new CopyOnWriteArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Behaviour behaviour = Behaviour.ACCEPT;
        private volatile String word = "REF";

        private void behave(Behaviour next, String nextWord) {
            word = nextWord;
            behaviour = next;
        }

        @Override
        public SubmitResponse submit(Submit request) throws Busy_Exception, Refusal_Exception {
            requests.add(request);
            Behaviour now = behaviour;
            if (now == Behaviour.BUSY) {
                var busy = new Busy();
                busy.setRetryAfterSeconds(BigInteger.valueOf(7));
                throw new Busy_Exception("busy", busy);
            }
            if (now == Behaviour.REFUSE) {
                throw refusal(word);
            }
            Case here = keep(request);
            if (now == Behaviour.ANSWER_LATE) {
                awaitTheEnd();
            }
            var response = new SubmitResponse();
            response.setCaseNumber(here.reference());
            return response;
        }

        @Override
        public FindByKeyResponse findByKey(FindByKey question) {
            var response = new FindByKeyResponse();
            Case here = kept.get(question.getKey());
            if (here != null) {
                var found = new FindByKeyResponse.Found();
                found.setCaseNumber(here.reference());
                found.setDigest(here.digest());
                response.setFound(found);
            }
            return response;
        }

        private Case keep(Submit request) throws Refusal_Exception {
            Map<String, String> attachments = new LinkedHashMap<>();
            String message;
            try {
                message = sha256(request.getMessage());
                for (Attachment attachment : request.getAttachment()) {
                    attachments.put(attachment.getId(), sha256(attachment.getContent()));
                }
            } catch (IOException e) {
                throw refusal("unreadable");
            }
            if (!HandoverDigest.of(message, new LinkedHashMap<>(attachments)).equals(request.getDigest())) {
                throw refusal("digest-mismatch");
            }
            var delivery = new Kept(DeliveryId.of(request.getKey()), message, attachments);
            Case here = kept.computeIfAbsent(request.getKey(), key -> new Case(word, request.getDigest(), delivery));
            if (!here.digest().equals(request.getDigest())) {
                throw refusal("digest-conflict");
            }
            return here;
        }

        private void awaitTheEnd() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static Refusal_Exception refusal(String code) {
            var refusal = new Refusal();
            refusal.setCode(code);
            refusal.setText("as the test wants it");
            return new Refusal_Exception("refused", refusal);
        }

        private static String sha256(DataHandler part) throws IOException {
            try (InputStream in = part.getInputStream()) {
                return Bytes.sha256(in.readAllBytes());
            }
        }
    }
}
