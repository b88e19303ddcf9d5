package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a Zustelldienst can see of a compact JWE: its header and its tag, never its content. */
final class CompactJwe {

    /** RSA-4096 and an empty payload give 776 characters. */
    private static final int MIN_LENGTH = 776;

    private static final int MAX_HEADER = 8 * 1024;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Set<String> DATA_TYPES = Set.of("application/json", "application/xml");

    private CompactJwe() {}

    static void checkMetadata(String jwe, UUID destinationId, Destinations destinations) {
        check(jwe, Set.of("application/json"), "encryptedMetadata", destinationId, destinations);
    }

    static void checkData(String jwe, UUID destinationId, Destinations destinations) {
        check(jwe, DATA_TYPES, "encryptedData", destinationId, destinations);
    }

    private static void check(
            String jwe, Set<String> contentTypes, String part, UUID destinationId, Destinations destinations) {
        if (jwe.length() < MIN_LENGTH || jwe.chars().filter(c -> c == '.').count() != 4) {
            throw invalid("Not a compact JWE").with("detail", part);
        }
        checkTag(jwe.substring(jwe.lastIndexOf('.') + 1));
        var header = header(jwe.substring(0, jwe.indexOf('.')));
        checkAlgorithms(header, destinationId, destinations);
        if (!contentTypes.contains(header.path("cty").asString("").toLowerCase(Locale.ROOT))) {
            throw invalid("Invalid JWE Header 'cty'").with("detail", part);
        }
    }

    /** Checks an uploaded attachment and gives its tag. Its content type is not restricted. */
    static String checkAttachment(Path file, UUID destinationId, Destinations destinations) throws IOException {
        try (var in = Files.newInputStream(file)) {
            checkAlgorithms(header(firstSegment(in)), destinationId, destinations);
        }
        return tag(file);
    }

    static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    /** The tag of a stored JWE, read from its end. */
    static String tag(Path file) throws IOException {
        try (var random = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(23, random.length())];
            random.seek(random.length() - end.length);
            random.readFully(end);
            var text = new String(end, StandardCharsets.US_ASCII);
            var tag = text.substring(text.lastIndexOf('.') + 1);
            checkTag(tag);
            return tag;
        }
    }

    private static void checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw invalid("JWE without an authentication tag of 16 bytes");
        }
    }

    private static void checkAlgorithms(JsonNode header, UUID destinationId, Destinations destinations) {
        if (!header.path("alg").asString("").equals("RSA-OAEP-256")) {
            throw invalid("Invalid JWE Header 'alg'");
        }
        if (!header.path("enc").asString("").equals("A256GCM")) {
            throw invalid("Invalid JWE Header 'enc'");
        }
        if (header.has("zip")) {
            throw invalid("Invalid JWE Header 'zip'");
        }
        if (!destinations.hasEncryptionKey(destinationId, header.path("kid").asString(""))) {
            throw invalid("Invalid JWE Header 'kid'");
        }
    }

    /** Insists on the one key, where keys that were replaced are not taken any more. */
    static void requireKid(String jwe, String kid) {
        if (!header(jwe.substring(0, jwe.indexOf('.'))).path("kid").asString("").equals(kid)) {
            throw invalid("Invalid JWE Header 'kid'");
        }
    }

    private static String firstSegment(InputStream in) throws IOException {
        var text = new String(in.readNBytes(MAX_HEADER), StandardCharsets.US_ASCII);
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw invalid("Not a compact JWE");
        }
        return text.substring(0, dot);
    }

    private static JsonNode header(String segment) {
        try {
            var header = Json.mapper().readTree(Base64.getUrlDecoder().decode(segment));
            if (header.isObject()) {
                return header;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Falls through to the same refusal as a header that is no object.
        }
        throw invalid("JWE header is not readable");
    }

    private static Refusal invalid(String title) {
        return Refusal.of(422, "invalid-jwe", title);
    }
}
