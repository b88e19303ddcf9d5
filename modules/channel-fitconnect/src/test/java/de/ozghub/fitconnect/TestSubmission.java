package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.JweRefused;
import de.ozghub.crypto.jose.PublicJwk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A submission as a portal makes it. Built in two steps: what is described and sealed, then ({@link #seal}) the sealed
 * parts, which a test may swap or damage before the service signs for them, or after.
 */
final class TestSubmission {

    static final UUID DESTINATION = UUID.fromString("d12caea8-f372-4eb1-b102-b0a228253a11");
    static final String SERVICE = "urn:de:fim:leika:leistung:99102013104000";
    static final String SCHEMA = "urn:ozg-hub:test:hundesteuer:1.0#anmeldung";
    static final String METADATA_SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";
    static final String SET_SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    static final long SUBMITTED_AT = 1_793_600_000L;

    final UUID id = UUID.randomUUID();
    final UUID caseId = UUID.randomUUID();
    final List<UUID> attachments = new ArrayList<>();
    final List<String> announced = new ArrayList<>();
    String destination = DESTINATION.toString();
    String service = SERVICE;
    String region = "DE051200000000";
    byte[] data;
    PublicJwk recipient = TestKeys.ENCRYPTION.publicKey();
    TestKeys.Pair signer = TestKeys.SERVICE;
    ObjectNode metadata = Json.newObject();

    String sealedMetadata = "";
    String sealedData = "";
    final Map<UUID, String> sealedAttachments = new LinkedHashMap<>();
    ObjectNode claims = Json.newObject();

    private final Map<UUID, byte[]> contents = new LinkedHashMap<>();

    private TestSubmission(byte[] data) {
        this.data = data;
        metadata.put("$schema", METADATA_SCHEMA);
        var structure = metadata.putObject("contentStructure");
        var described = structure.putObject("data");
        described.set("hash", hash(data));
        described.putObject("submissionSchema").put("schemaUri", SCHEMA).put("mimeType", "application/xml");
        structure.putArray("attachments");
    }

    static TestSubmission of(byte[] data) {
        return new TestSubmission(data);
    }

    static TestSubmission of(String data) {
        return of(data.getBytes(StandardCharsets.UTF_8));
    }

    static TestSubmission good() {
        return of("<anmeldung xmlns='urn:ozg-hub:test'>ä</anmeldung>");
    }

    TestSubmission attach(String filename, byte[] content) {
        return attach(UUID.randomUUID(), "attachment", filename, content);
    }

    TestSubmission attach(UUID id, String purpose, String filename, byte[] content) {
        attachments.add(id);
        announced.add(id.toString());
        contents.put(id, content);
        var described = described().addObject();
        described.put("attachmentId", id.toString());
        described.put("purpose", purpose);
        described.put("mimeType", "application/pdf");
        described.put("filename", filename);
        described.set("hash", hash(content));
        return this;
    }

    /** One attachment in pieces that are uploaded on their own. */
    TestSubmission attachFragments(UUID id, String filename, byte[]... pieces) {
        var whole = new ByteArrayOutputStream();
        var described = described().addObject();
        described.put("attachmentId", id.toString());
        described.put("purpose", "attachment");
        described.put("mimeType", "application/pdf");
        described.put("filename", filename);
        var fragments = described.putArray("fragments");
        for (byte[] piece : pieces) {
            var fragment = UUID.randomUUID();
            fragments.add(fragment.toString());
            attachments.add(fragment);
            announced.add(fragment.toString());
            contents.put(fragment, piece);
            whole.writeBytes(piece);
        }
        described.set("hash", hash(whole.toByteArray()));
        return this;
    }

    TestSubmission describing(Consumer<ObjectNode> change) {
        change.accept(metadata);
        return this;
    }

    ArrayNode described() {
        return (ArrayNode) metadata.path("contentStructure").path("attachments");
    }

    /** Seals every part and lets the service write down what it took. */
    TestSubmission seal() {
        return seal(Json.write(metadata));
    }

    TestSubmission seal(byte[] metadataBytes) {
        sealedMetadata = jwe(metadataBytes, recipient, "application/json");
        sealedData = jwe(data, recipient, "application/xml");
        contents.forEach((id, content) -> sealedAttachments.put(id, jwe(content, recipient, "application/pdf")));
        return deposit();
    }

    /** The service's event for the parts as they are now. */
    TestSubmission deposit() {
        claims.put("$schema", SET_SCHEMA);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", DeliveryService.ISSUER_PLACEHOLDER);
        claims.put("iat", SUBMITTED_AT);
        claims.put("sub", "submission:" + id);
        claims.put("txn", "case:" + caseId);
        var tags = claims.putObject("events").putObject(EventName.SUBMIT.uri()).putObject("authenticationTags");
        tags.put("metadata", tag(sealedMetadata));
        tags.put("data", tag(sealedData));
        var byId = tags.putObject("attachments");
        sealedAttachments.forEach((id, jwe) -> byId.put(id.toString(), tag(jwe)));
        return this;
    }

    ObjectNode tags() {
        return (ObjectNode) claims.path("events").path(EventName.SUBMIT.uri()).path("authenticationTags");
    }

    ObjectNode events() {
        return (ObjectNode) claims.path("events");
    }

    String submitEvent(String issuer) {
        if (claims.path("iss").asString("").equals(DeliveryService.ISSUER_PLACEHOLDER)) {
            claims.put("iss", issuer);
        }
        return sign(signer, claims);
    }

    byte[] document() {
        var document = Json.newObject();
        document.put("submissionId", id.toString());
        document.put("destinationId", destination);
        document.put("caseId", caseId.toString());
        var ids = document.putArray("attachments");
        announced.forEach(ids::add);
        document.putObject("publicService").put("identifier", service).put("name", "Hundesteuer");
        document.put("region", region);
        document.put("encryptedMetadata", sealedMetadata);
        document.put("encryptedData", sealedData);
        return Json.write(document);
    }

    static String sign(TestKeys.Pair key, ObjectNode claims) {
        try {
            return CompactJws.sign(key.privateKey(), "secevent+jwt", Json.write(claims));
        } catch (CustodyUnreachable e) {
            throw new AssertionError("the keys of tests are in memory", e);
        }
    }

    static String jwe(byte[] content, PublicJwk recipient, String contentType) {
        var out = new ByteArrayOutputStream();
        try {
            var _ = CompactJwe.encrypt(new ByteArrayInputStream(content), recipient, contentType, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** The same JWE with another protected header. */
    static String withHeader(String jwe, String header) {
        var encoded = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.getBytes(StandardCharsets.UTF_8));
        return encoded + jwe.substring(jwe.indexOf('.'));
    }

    static ObjectNode hash(byte[] content) {
        return Json.newObject().put("type", "sha512").put("content", sha512(content));
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tag(String jwe) {
        try {
            return jwe.isEmpty() ? "" : CompactJwe.authenticationTag(jwe);
        } catch (JweRefused e) {
            return jwe.substring(jwe.lastIndexOf('.') + 1);
        }
    }
}
