package de.ozghub.simulators.load;

import de.ozghub.simulators.portal.Access;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * What a load run connects to, read from a properties file:
 *
 * <ul>
 *   <li>{@code zustelldienst.url} address of the Zustelldienst without a path
 *   <li>{@code token.url} token endpoint
 *   <li>{@code sender.clientId}, {@code sender.clientSecret} OAuth client of a sender
 *   <li>{@code destinations.hundesteuer} destination ids for dog tax, separated by commas
 *   <li>{@code service.hundesteuer} identifier of the service (default: the LeiKa URN of the registration)
 *   <li>{@code backOffices.url} address of the back-office simulators, without a path
 *   <li>{@code expected.<destinationId>} back offices ({@code authority/name}) that must each have exactly one case for an
 *       accepted submission, separated by commas; when left out, at least one case is expected
 * </ul>
 *
 * @param expected back offices by destination
 */
public record LoadAccess(
        Access access, String service, List<UUID> destinations, URI cases, Map<UUID, Set<String>> expected) {

    private static final String DOG_TAX = "urn:de:fim:leika:leistung:99102013104000";

    public LoadAccess {
        destinations = List.copyOf(destinations);
        expected = Map.copyOf(expected);
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a key is missing or malformed; the message names it
     */
    public static LoadAccess read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var destinations = list(required(properties, "destinations.hundesteuer")).stream()
                .map(UUID::fromString)
                .toList();
        var expected = new LinkedHashMap<UUID, Set<String>>();
        for (var destination : destinations) {
            expected.put(destination, Set.copyOf(list(properties.getProperty("expected." + destination, ""))));
        }
        return new LoadAccess(
                new Access(
                        URI.create(required(properties, "zustelldienst.url")),
                        URI.create(required(properties, "token.url")),
                        required(properties, "sender.clientId"),
                        required(properties, "sender.clientSecret")),
                properties.getProperty("service.hundesteuer", DOG_TAX),
                destinations,
                URI.create(required(properties, "backOffices.url")),
                expected);
    }

    private static String required(Properties properties, String key) {
        var value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("access file: " + key + " is missing");
        }
        return value;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
