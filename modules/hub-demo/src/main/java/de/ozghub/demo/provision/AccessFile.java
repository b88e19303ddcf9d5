package de.ozghub.demo.provision;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.Console;
import de.ozghub.core.config.Destination;
import de.ozghub.core.routing.Competence;
import de.ozghub.core.routing.Routed;
import de.ozghub.submission.LegalTime;
import de.ozghub.submission.ServiceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells foreign clients how to join in: addresses, client ids, secrets, destinations, console login. */
public final class AccessFile {

    private static final ServiceKey DOG_TAX = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    private static final ServiceKey BUILDING = new ServiceKey("urn:de:fim:leika:leistung:99012070006000");

    private final HubSetup hub;
    private final SimulatorSetup simulators;
    private final Layout layout;

    public AccessFile(HubSetup hub, SimulatorSetup simulators, Layout layout) {
        this.hub = hub;
        this.simulators = simulators;
        this.layout = layout;
    }

    /**
     * Writes the file with mode 0600, whole or not at all. Called when everything is ready.
     *
     * @param zustelldienst and {@code backOffices}, {@code console}, {@code partners}: base addresses without a slash at
     *     the end
     */
    public void write(String console, String partners, String zustelldienst, String backOffices) throws IOException {
        var keys = new LinkedHashMap<String, String>();
        keys.put("console.url", console);
        Console.Account operator = hub.configuration().console().accounts().stream()
                .filter(account -> account.role() == Console.Role.OPERATOR)
                .findFirst()
                .orElseThrow(() -> new IOException("the configuration names no operator account"));
        keys.put("console.user", operator.name());
        keys.put("console.password", hub.password(operator));
        keys.put("admin.url", console + "/api/v1");
        keys.put("partners.url", partners);
        keys.put("zustelldienst.url", zustelldienst);
        keys.put("submissionApi.url", zustelldienst + "/submission-api");
        keys.put("destinationApi.url", zustelldienst + "/destination-api");
        keys.put("token.url", zustelldienst + "/token");
        keys.put("jwks.url", zustelldienst + "/submission-api/.well-known/jwks.json");
        keys.put("sender.clientId", SimulatorSetup.SENDER);
        keys.put("sender.clientSecret", simulators.senderSecret());
        keys.put("subscriber.clientId", SimulatorSetup.SUBSCRIBER);
        keys.put("subscriber.clientSecret", simulators.subscriberSecret());
        keys.put("destinations.hundesteuer", destinations(DOG_TAX));
        keys.put("destinations.bauantrag", destinations(BUILDING));
        for (Authority authority : hub.configuration().authorities()) {
            authority
                    .destinations()
                    .forEach(destination -> keys.put(
                            "destination." + authority.key(), destination.id().toString()));
        }
        expected(keys);
        keys.put("service.hundesteuer", DOG_TAX.urn());
        keys.put("service.bauantrag", BUILDING.urn());
        others(keys);
        keys.put("destinations.posteingang", destinations(new ServiceKey(OfferedService.WITHOUT_PACKAGE)));
        keys.put("service.posteingang", OfferedService.WITHOUT_PACKAGE);
        keys.put("backOffices.url", backOffices);
        keys.put("cases.url", backOffices + "/cases");
        keys.put("faults.url", backOffices + "/faults");
        keys.put("zustelldienst.faults.url", zustelldienst + "/faults");
        write(keys);
    }

    /** Which back offices must have a case for each accepted dog tax registration, by destination. */
    private void expected(Map<String, String> keys) {
        var competence = new Competence(hub.configuration());
        LocalDate today = LocalDate.now(LegalTime.ZONE);
        for (Authority authority : hub.configuration().authorities()) {
            if (competence.route(authority.areas().getFirst(), DOG_TAX, today) instanceof Routed.Competent competent) {
                authority
                        .destinations()
                        .forEach(destination -> keys.put(
                                "expected." + destination.id(),
                                String.valueOf(competent.backOffices().get("steuer"))));
            }
            authority.destinations().stream()
                    .filter(destination -> destination.relay().containsKey(DOG_TAX))
                    .forEach(destination -> keys.put(
                            "expected." + destination.id(),
                            String.valueOf(destination.relay().get(DOG_TAX))));
        }
    }

    /** Every other service, named by the path of its package. */
    private void others(Map<String, String> keys) {
        hub.configuration().authorities().stream()
                .flatMap(authority -> authority.services().stream())
                .filter(terms ->
                        !terms.service().equals(DOG_TAX) && !terms.service().equals(BUILDING))
                .forEach(terms -> {
                    String name = terms.packagePath().replace('/', '-');
                    keys.put("destinations." + name, destinations(terms.service()));
                    keys.put("service." + name, terms.service().urn());
                });
    }

    private String destinations(ServiceKey service) {
        return hub.configuration().authorities().stream()
                .flatMap(authority -> authority.destinations().stream())
                .filter(destination -> destination.services().contains(service))
                .map(Destination::id)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private void write(Map<String, String> keys) throws IOException {
        Path target = layout.access();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = keys.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(fresh, text);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
