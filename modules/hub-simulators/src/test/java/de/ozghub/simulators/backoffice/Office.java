package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.Http;
import de.ozghub.simulators.SettableClock;
import de.ozghub.simulators.backoffice.BackOfficesConfig.Kind;
import de.ozghub.simulators.backoffice.BackOfficesConfig.Sealing;
import de.ozghub.simulators.backoffice.contract.Attachment;
import de.ozghub.simulators.backoffice.contract.BackOffice;
import de.ozghub.simulators.backoffice.contract.BackOfficeService;
import de.ozghub.simulators.backoffice.contract.Busy_Exception;
import de.ozghub.simulators.backoffice.contract.Origin;
import de.ozghub.simulators.backoffice.contract.Protection;
import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Holder;
import jakarta.xml.ws.soap.MTOMFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Back offices under test, and a client built from the contract alone. */
final class Office implements AutoCloseable {

    static final String STEUER = "remscheid/steuer";
    static final String FORMAT = "urn:ozg-hub:steuerverfahren:1.0#anmeldung";
    static final byte[] MESSAGE =
            "<anmeldung xmlns=\"urn:ozg-hub:steuerverfahren:1.0\"/>".getBytes(StandardCharsets.UTF_8);

    final List<Duration> pauses = new ArrayList<>();
    private final Path state;
    private final List<BackOfficesConfig.Office> offices;
    private BackOffices running;

    record Answer(String caseNumber, boolean repeated) {}

    @SuppressWarnings("ArrayRecordComponent")
    record File(String id, byte[] content) {}

    Office(Path state, BackOfficesConfig.Office... offices) throws IOException {
        this.state = state;
        this.offices = List.of(offices);
        this.running = launch();
    }

    static BackOfficesConfig.Office soap(String key) {
        return new BackOfficesConfig.Office(key, Kind.soap, null, null, null, null, null);
    }

    static BackOfficesConfig.Office sealed(Sealing sealing, @Nullable Path privateKey, Path hubCertificate) {
        return new BackOfficesConfig.Office(STEUER, Kind.soap, null, sealing, privateKey, null, hubCertificate);
    }

    private BackOffices launch() throws IOException {
        var clock = new SettableClock(Instant.parse("2026-11-02T08:00:00Z"));
        return BackOffices.start(new BackOfficesConfig(null, 0, null, true, offices), state, clock, pauses::add);
    }

    void restart() throws IOException {
        running.close();
        running = launch();
    }

    BackOffices running() {
        return running;
    }

    Http http() {
        return new Http(URI.create("http://127.0.0.1:" + running.port()));
    }

    JsonNode cases() throws IOException, InterruptedException {
        try (var http = http()) {
            return http.get("/cases").json();
        }
    }

    void deduplicate(boolean on) throws IOException, InterruptedException {
        try (var http = http()) {
            http.post("/deduplication", "", Map.of("enabled", on));
        }
    }

    BackOffice port() {
        return port(STEUER);
    }

    BackOffice port(String office) {
        var port = new BackOfficeService(new MTOMFeature(0)).getBackOfficePort();
        ((BindingProvider) port)
                .getRequestContext()
                .put(
                        BindingProvider.ENDPOINT_ADDRESS_PROPERTY,
                        "http://127.0.0.1:" + running.port() + "/backoffice/" + office);
        return port;
    }

    Answer submit(String key, byte[] message, File... files) throws Busy_Exception, Refusal_Exception {
        return submit(key, digest(message, files), "none", message, files);
    }

    Answer submit(String key, String digest, String protection, byte[] message, File... files)
            throws Busy_Exception, Refusal_Exception {
        var origin = new Origin();
        origin.setChannel("fit-connect");
        origin.setSubmissionId("11111111-2222-4333-8444-555555555555");
        var caseNumber = new Holder<String>();
        var repeated = new Holder<Boolean>();
        port().submit(
                        key,
                        digest,
                        origin,
                        "051200000000",
                        STEUER,
                        "urn:de:fim:leika:leistung:99102013104000",
                        DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar("2026-11-02T08:00:00Z"),
                        FORMAT,
                        Protection.fromValue(protection),
                        handler(message),
                        attachments(files),
                        caseNumber,
                        repeated);
        return new Answer(caseNumber.value, repeated.value);
    }

    private static List<Attachment> attachments(File... files) {
        var attachments = new ArrayList<Attachment>();
        for (var file : files) {
            var attachment = new Attachment();
            attachment.setId(file.id());
            attachment.setMediaType("application/pdf");
            attachment.setSha256(sha256(file.content()));
            attachment.setContent(handler(file.content()));
            attachments.add(attachment);
        }
        return attachments;
    }

    static DataHandler handler(byte[] bytes) {
        return new DataHandler(new Bytes(bytes));
    }

    /** Bytes as an attachment. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] content) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public String getName() {
            return "bytes";
        }
    }

    static String digest(byte[] message, File... files) {
        var text = new StringBuilder("message " + sha256(message) + "\n");
        for (var file : files) {
            text.append("attachment " + file.id() + " " + sha256(file.content()) + "\n");
        }
        return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
