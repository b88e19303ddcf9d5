package de.ozghub.demo.provision;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.CertificateRef;
import de.ozghub.core.config.Destination;
import de.ozghub.core.config.FitConnectClient;
import de.ozghub.core.config.FitConnectSender;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.SecretRef;
import de.ozghub.core.config.SoapSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes the simulators' configuration: the outside world that fits the hub's own. */
public final class SimulatorSetup {

    /** Client id of the sender that belongs to the demonstration's portal and to foreign clients. */
    static final String SENDER = "demo-portal";

    /** Client id of a second subscriber, for foreign clients that want to fetch themselves. */
    static final String SUBSCRIBER = "demo-subscriber";

    private static final String DOG_TAX = "urn:de:fim:leika:leistung:99102013104000";
    private static final String METADATA = "2.1.0";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HubSetup hub;
    private final Layout layout;
    private final World world;

    /**
     * What the demonstration may choose.
     *
     * @param zustelldienst port
     * @param backOffices port
     * @param secured port of the back offices that demand mutual TLS
     * @param perMinute synthetic submissions a minute; 0 for none
     * @param deduplicate whether the back offices know a repeated key
     */
    public record World(int zustelldienst, int backOffices, int secured, int perMinute, boolean deduplicate) {}

    public SimulatorSetup(HubSetup hub, Layout layout, World world) {
        this.hub = hub;
        this.layout = layout;
        this.world = world;
    }

    /** Writes the file, readable by its owner only. */
    public void write() throws IOException {
        Files.createDirectories(layout.simulators());
        Path file = layout.simulate();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document());
    }

    String senderSecret() throws IOException {
        return SecretBook.at(layout.simulators().resolve("sender-secret"));
    }

    String subscriberSecret() throws IOException {
        return SecretBook.at(layout.simulators().resolve("subscriber-secret"));
    }

    private Map<String, Object> document() throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put("stateDirectory", layout.simulators().resolve("state").toString());
        document.put("zustelldienst", zustelldienst());
        document.put("backOffices", backOffices());
        document.put("portal", portal());
        return document;
    }

    private Map<String, Object> zustelldienst() throws IOException {
        var clients = new ArrayList<Map<String, Object>>();
        clients.add(Map.of("clientId", SENDER, "clientSecret", senderSecret(), "role", "sender"));
        clients.add(Map.of(
                "clientId",
                SUBSCRIBER,
                "clientSecret",
                subscriberSecret(),
                "role",
                "subscriber",
                "destinations",
                destinations().map(Destination::id).toList()));
        for (FitConnectClient client : hub.configuration().fitConnect().clients()) {
            clients.add(Map.of(
                    "clientId",
                    hub.clientId(client),
                    "clientSecret",
                    hub.clientSecret(client),
                    "role",
                    "subscriber",
                    "destinations",
                    destinations()
                            .filter(destination -> destination.client().equals(client.name()))
                            .map(Destination::id)
                            .toList()));
        }
        List<OfferedService> services = offered();
        var destinations = new ArrayList<Map<String, Object>>();
        for (FitConnectSender sender : hub.configuration().fitConnect().senders()) {
            clients.add(sender(sender));
        }
        var outside = new OutsideAuthorities(hub, layout);
        clients.addAll(outside.clients());
        destinations.addAll(outside.destinations(services));
        for (Authority authority : hub.configuration().authorities()) {
            for (Destination destination : authority.destinations()) {
                destinations.add(destination(authority, destination, services));
            }
        }
        return Map.of("port", world.zustelldienst(), "clients", clients, "destinations", destinations);
    }

    private Map<String, Object> sender(FitConnectSender sender) throws IOException {
        var client = new LinkedHashMap<String, Object>();
        client.put("clientId", hub.senderId(sender));
        client.put("clientSecret", hub.senderSecret(sender));
        client.put("role", "sender");
        Optional<String> secret = hub.callbackSecret(sender);
        if (secret.isPresent()) {
            String url = "http://%s/callbacks/%s"
                    .formatted(hub.configuration().listeners().partners(), sender.name());
            client.put("callback", Map.of("url", url, "secret", secret.get()));
        }
        return client;
    }

    private Stream<Destination> destinations() {
        return hub.configuration().authorities().stream().flatMap(authority -> authority.destinations().stream());
    }

    private Map<String, Object> destination(Authority authority, Destination destination, List<OfferedService> offered)
            throws IOException {
        var keys = new ArrayList<Map<?, ?>>();
        for (String key : hub.identities().encryptionJwks(destination)) {
            keys.add(JSON.readValue(key, Map.class));
        }
        var newest = keys.getFirst();
        keys.add(JSON.readValue(hub.identities().publicJwk(destination.signatureKey()), Map.class));
        List<Map<String, Object>> services = offered.stream()
                .filter(service -> destination.services().stream()
                        .anyMatch(key -> key.urn().equals(service.service())))
                .map(service -> publicService(authority, service))
                .toList();
        return Map.of(
                "destinationId", destination.id(),
                "name", authority.name(),
                "status", "active",
                "publicServices", services,
                "encryptionKid", String.valueOf(newest.get("kid")),
                "keys", keys,
                "metadataVersions", List.of(METADATA));
    }

    private static Map<String, Object> publicService(Authority authority, OfferedService service) {
        return Map.of(
                "identifier", service.service(),
                "name", service.title(),
                "submissionSchemas", List.of(Map.of("schemaUri", service.schema(), "mimeType", "application/xml")),
                "regions",
                        authority.areas().stream()
                                .map(area -> "DE" + area.ars())
                                .toList());
    }

    private Map<String, Object> backOffices() throws IOException {
        var offices = new ArrayList<Map<String, Object>>();
        for (BackOfficeTerms terms : hub.configuration().backOffices().toList()) {
            offices.add(office(terms));
        }
        var backOffices = new LinkedHashMap<String, Object>();
        backOffices.put("port", world.backOffices());
        backOffices.put("deduplicate", world.deduplicate());
        backOffices.put("offices", offices);
        hub.identities()
                .soapIdentities()
                .clients()
                .ifPresent(clients -> backOffices.put(
                        "tls",
                        Map.of(
                                "port", world.secured(),
                                "privateKey", layout.officeKey("tls").toString(),
                                "certificate", layout.officeCertificate("tls").toString(),
                                "clients", clients.toString())));
        return backOffices;
    }

    private Map<String, Object> office(BackOfficeTerms terms) throws IOException {
        var office = new LinkedHashMap<String, Object>();
        office.put("key", terms.key().toString());
        switch (terms) {
            case BackOfficeTerms.Soap soap -> {
                office.put("kind", "soap");
                soap.security()
                        .wsSecurity()
                        .ifPresent(demanded -> office.put("wsSecurity", wsSecurity(soap, demanded)));
            }
            case BackOfficeTerms.Folder folder -> {
                office.put("kind", "folder");
                office.put("folder", hub.path(folder.folder()).toString());
            }
            case BackOfficeTerms.FitConnect forwarding -> {
                office.put("kind", "destination");
                office.put("destination", new OutsideAuthorities(hub, layout).receiving(forwarding));
            }
        }
        office.put("protection", terms.protection().protection().id());
        switch (terms.protection()) {
            case ProtectionProfile.None ignored -> {}
            case ProtectionProfile.Cms cms -> putKeys(office, terms, cms.signer(), cms.recipient());
            case ProtectionProfile.XmlSignature xml -> putHub(office, xml.signer());
            case ProtectionProfile.Xades xades -> putHub(office, xades.signer());
            case ProtectionProfile.Jose jose -> putKeys(office, terms, jose.signer(), jose.recipient());
        }
        return office;
    }

    private Map<String, Object> wsSecurity(BackOfficeTerms.Soap terms, SoapSecurity.WsSecurity demanded) {
        var login = demanded.login().orElseThrow();
        return Map.of(
                "user", login.user(),
                "password", hub.identities().file(login.password()).toString(),
                "privateKey", layout.officeKey(SoapIdentities.name(terms)).toString(),
                "certificate",
                        hub.identities()
                                .certificate(demanded.recipient().orElseThrow())
                                .toString(),
                "hubCertificate",
                        hub.identities()
                                .signerCertificate(demanded.signer().orElseThrow())
                                .toString());
    }

    private void putKeys(
            Map<String, Object> office, BackOfficeTerms terms, SecretRef signer, CertificateRef recipient) {
        office.put("privateKey", hub.identities().officeKey(terms).toString());
        office.put("certificate", hub.identities().certificate(recipient).toString());
        putHub(office, signer);
    }

    private void putHub(Map<String, Object> office, SecretRef signer) {
        office.put("hubCertificate", hub.identities().signerCertificate(signer).toString());
    }

    private Map<String, Object> portal() throws IOException {
        var services = new ArrayList<Map<String, Object>>();
        for (OfferedService service : offered()) {
            List<UUID> destinations = offering(service.service());
            if (!destinations.isEmpty() && (service.ownSchema() || Files.isDirectory(layout.library()))) {
                services.add(Map.of(
                        "identifier",
                        service.service(),
                        "destinations",
                        destinations,
                        "samples",
                        service.service().equals(DOG_TAX) ? List.of() : service.samples(),
                        "asPdf",
                        service.service().equals(OfferedService.WITHOUT_PACKAGE)));
            }
        }
        var portal = new LinkedHashMap<String, Object>();
        portal.put("perMinute", world.perMinute());
        portal.put("clientId", SENDER);
        portal.put("clientSecret", senderSecret());
        portal.put("services", services);
        return portal;
    }

    /** What the portal offers: every package in use, and one form the hub does not know. */
    private List<OfferedService> offered() throws IOException {
        var offered = new ArrayList<>(OfferedService.read(layout.root().resolve("mappings"), hub.configuration()));
        offered.add(OfferedService.withoutPackage(layout.simulators().resolve("forms/fundanzeige.xml")));
        return offered;
    }

    private List<UUID> offering(String service) {
        return destinations()
                .filter(destination -> destination.services().stream()
                        .anyMatch(key -> key.urn().equals(service)))
                .map(Destination::id)
                .toList();
    }
}
