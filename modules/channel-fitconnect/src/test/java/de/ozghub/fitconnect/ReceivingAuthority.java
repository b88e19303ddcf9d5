package de.ozghub.fitconnect;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.channel.Posting;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.crypto.trust.CertificateTrust;
import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.simulators.fault.Fault;
import de.ozghub.simulators.zustelldienst.Zustelldienst;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Client;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.PublicService;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Role;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.SubmissionSchema;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.MemoryPayloads;
import de.ozghub.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An authority with a destination at the simulated Zustelldienst, its hub behind it, and another hub that sends to it. */
final class ReceivingAuthority implements AutoCloseable {

    static final UUID DESTINATION = TestSubmission.DESTINATION;
    static final UUID INACTIVE = UUID.fromString("22222222-2222-4222-8222-222222222222");

    /** What the contract of back offices hands over. */
    static final String FORWARDED = "urn:ozg-hub:test:1.0#beispiel";

    final SettableClock clock = SettableClock.at(Authorities.NOW);
    final FitConnectSender sender;
    private final Zustelldienst service;
    private final FitConnectChannel subscriber;
    private final Payloads payloads;
    private boolean second;
    private boolean gone;
    private final TestKeys.Pair encryption = Authorities.pair(Authorities.encryption("Teststadt Zustellpunkt"));
    private final TestKeys.Pair signature = Authorities.pair(Authorities.signature("Teststadt Signatur"));

    ReceivingAuthority(Path state) throws IOException {
        this(state, Authorities.ROOT.certificate());
    }

    ReceivingAuthority(Path state, X509Certificate trusted) throws IOException {
        this(state, trusted, new MemoryPayloads());
    }

    ReceivingAuthority(Path state, X509Certificate trusted, Payloads payloads) throws IOException {
        this.payloads = payloads;
        Files.createDirectories(state);
        // Spares the seconds a key of its own would take.
        Files.writeString(
                state.resolve("service-key.jwk"), TestKeys.SERVICE.privateJson().toString());
        service = Zustelldienst.start(config(), state, clock);
        var trust = new CertificateTrust(CertificateTrust.Sources.of(Set.of(trusted)), AlgorithmPolicy.standard());
        sender = new FitConnectSender(client("portal", List.of()), trust, clock, _ -> 0);
        subscriber = new FitConnectChannel(List.of(client("hub", List.of(destination()))), clock);
    }

    String encryptionKid() {
        return encryption.publicKey().kid();
    }

    /** Nobody listens at its address any more. */
    void goesAway() throws IOException {
        gone = true;
        service.close();
    }

    void isDown(boolean down) {
        service.faults().turn(ZustelldienstFaults.UNAVAILABLE, down);
    }

    void turn(Fault fault, boolean on) {
        service.faults().turn(fault, on);
    }

    void turn(Fault fault, int value) {
        service.faults().turn(fault, true, value);
    }

    FitConnectChannel subscriber() {
        return subscriber;
    }

    /** Fetches into a store of the caller's. */
    Fetch fetch(Origin origin, Payloads store) throws IOException {
        return subscriber.fetch(Ids.submission(), origin, _ -> Optional.empty(), store);
    }

    /** Publishes another decryption key and makes it the only one that is taken. */
    void rollsOver() {
        publish(next());
    }

    /** As {@link #rollsOver}, to and fro between two keys; the subscriber opens with both. */
    void togglesKey() {
        second = !second;
        publish(second ? next() : encryption);
    }

    private static TestKeys.Pair next() {
        return Authorities.pair(Authorities.encryption("Teststadt Zustellpunkt 2"));
    }

    private void publish(TestKeys.Pair next) {
        try (var publication =
                new KeyPublication(client("hub", List.of()), service.url().resolve("/destination-api"), clock)) {
            // As an operator does it while the service fails: once more after a minute.
            var problem = publication.publish(DESTINATION, signature.privateKey(), next.privateKey());
            for (int more = 0; problem.isPresent() && more < 10; more++) {
                clock.tick(Duration.ofMinutes(1));
                problem = publication.publish(DESTINATION, signature.privateKey(), next.privateKey());
            }
            if (problem.isPresent()) {
                throw new AssertionError(problem.get().toString());
            }
        }
        service.faults().turn(ZustelldienstFaults.CURRENT_KEY_ONLY, true);
    }

    Consignment consignment(byte[] data, Consignment.Enclosure... enclosures) {
        return consignment(DESTINATION, TestSubmission.SERVICE, data, enclosures);
    }

    Consignment consignmentTo(UUID destination, byte[] data) {
        return consignment(destination, TestSubmission.SERVICE, data);
    }

    Consignment consignmentOf(String service, byte[] data) {
        return consignment(DESTINATION, service, data);
    }

    private static Consignment consignment(
            UUID destination, String service, byte[] data, Consignment.Enclosure... enclosures) {
        return new Consignment(
                destination,
                new ServiceKey(service),
                new Area("051200000000"),
                new SchemaKey(TestSubmission.SCHEMA),
                "application/xml",
                content(data),
                List.of(enclosures),
                null);
    }

    static Consignment.Enclosure enclosure(String filename, byte[] content) {
        return enclosure(filename, content(content));
    }

    static Consignment.Enclosure enclosure(String filename, Content content) {
        return new Consignment.Enclosure(UUID.randomUUID(), "attachment", "application/pdf", filename, content);
    }

    Opening.Opened opened(SentSubmission sent) throws IOException {
        return opened(arrival(Ids.submission(), sent));
    }

    Opening.Opened opened(Arrival arrival) throws IOException {
        var opening = subscriber.open(arrival, payloads);
        if (opening instanceof Opening.Opened opened) {
            return opened;
        }
        throw new AssertionError(opening.toString());
    }

    byte[] bytes(PayloadRef ref) throws IOException {
        try (var in = payloads.read(ref.id())) {
            return in.readAllBytes();
        }
    }

    void tells(ReceiptKind kind, SentSubmission sent, List<Problem> problems) throws IOException {
        var arrival = arrival(Ids.submission(), sent);
        var event = subscriber.sign(kind, arrival, problems, payloads);
        var posting = subscriber.post(kind, arrival.origin(), event, false);
        if (!(posting instanceof Posting.Posted)) {
            throw new AssertionError(posting.toString());
        }
    }

    static Origin origin(SentSubmission sent) {
        return new Origin(
                FitConnectChannel.NAME,
                "hub",
                DESTINATION.toString(),
                sent.submission().toString(),
                sent.caseId().toString());
    }

    Arrival arrival(SubmissionId id, SentSubmission sent) throws IOException {
        var fetch = subscriber.fetch(id, origin(sent), _ -> Optional.empty(), payloads);
        if (fetch instanceof Fetch.Fetched fetched && fetched.faults().isEmpty()) {
            return new Arrival(
                    id, fetched.announcement().origin(), fetched.announcement().service(), fetched.parts());
        }
        throw new AssertionError(fetch.toString());
    }

    private FitConnectClient client(String name, List<FitConnectDestination> destinations) {
        return new FitConnectClient(
                name,
                service.url().resolve("/submission-api"),
                new Credentials(service.url().resolve("/token"), name, name + "-secret"),
                Duration.ofSeconds(20),
                destinations);
    }

    private FitConnectDestination destination() {
        return new FitConnectDestination(
                DESTINATION,
                new AuthorityKey("teststadt"),
                signature.privateKey(),
                Map.of(
                        encryption.privateKey().kid(), encryption.privateKey(),
                        next().privateKey().kid(), next().privateKey()),
                Set.of(new ServiceKey(TestSubmission.SERVICE)),
                Set.of(new SchemaKey(TestSubmission.SCHEMA), new SchemaKey(FORWARDED)));
    }

    private ZustelldienstConfig config() {
        return new ZustelldienstConfig(
                null,
                0,
                null,
                true,
                List.of(
                        new Client("portal", "portal-secret", Role.sender, null, null),
                        new Client("hub", "hub-secret", Role.subscriber, List.of(DESTINATION), null)),
                List.of(place(DESTINATION, "active"), place(INACTIVE, "inactive")));
    }

    private Destination place(UUID id, String status) {
        return new Destination(
                id,
                "Teststadt",
                status,
                List.of(new PublicService(
                        TestSubmission.SERVICE,
                        "Test",
                        List.of(
                                new SubmissionSchema(TestSubmission.SCHEMA, "application/xml"),
                                new SubmissionSchema(FORWARDED, "application/xml")),
                        List.of("DE"))),
                encryptionKid(),
                List.of(map(encryption), map(signature)),
                List.of("1.5.0", "2.0.0", "2.1.0", "3.0.0"),
                null,
                null,
                null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(TestKeys.Pair key) {
        return new JsonMapper().convertValue(key.publicJson(), Map.class);
    }

    private static Content content(byte[] bytes) {
        return new Content() {
            @Override
            public long bytes() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    @Override
    public void close() throws IOException {
        subscriber.close();
        sender.close();
        if (!gone) {
            service.close();
        }
    }
}
