package de.ozghub.fitconnect;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metadata that use every member there is, and values on both sides of every rule. */
final class MetadataSamples {

    private static final String UUID_TEXT = "8e3a8c0c-6a39-4f0e-9f38-3d7a0a6a3f10";

    private static final String CONTENT = """
            "contentStructure": {
              "data": {
                "hash": {"type": "sha512", "content": "%1$s"},
                "submissionSchema": {"schemaUri": "urn:x:y#z", "mimeType": "application/xml"},
                "signature": {"signatureFormat": "xml", "detachedSignature": true, "content": "QUJD",
                  "eidasAdesProfile": "http://uri.etsi.org/ades/191x2/level/baseline/B-B#"}
              },
              "attachments": [{
                "attachmentId": "%2$s", "purpose": "form", "mimeType": "application/pdf", "filename": "a.pdf",
                "description": "d", "fragments": ["%2$s"],
                "hash": {"type": "sha512", "content": "%1$s"},
                "signature": {"signatureFormat": "pdf", "detachedSignature": false}
              }]
            }""".formatted("0".repeat(128), UUID_TEXT);

    private static final String EXTRAS = """
            "author": {"name": "Testportal", "description": "d", "url": "https://portal.example",
              "product": {"name": "n", "version": "1", "manufacturer": "m", "description": "d"}},
            "additionalReferenceInfo": {"senderReference": "r", "applicationDate": "2026-11-02",
              "idBundDeApplicationId": "%2$s", "zustimmungZumDigitalenBescheid": false},
            "paymentInformation": {"transactionUrl": "https://pay.example/1", "transactionId": "a-1",
              "transactionReference": "k", "transactionTimestamp": "2026-11-02T09:00:00Z",
              "paymentMethod": "PAYPAL", "paymentMethodDetail": "Visa", "status": "BOOKED", "grossAmount": 12.5},
            "dataSets": [{"dataSetId": "%2$s", "description": "d", "content": {"a": 1},
              "schema": {"schemaUri": "https://x.example/s", "mimeType": "application/jose"},
              "hash": {"type": "sha512", "content": "%1$s"}}]""".formatted("a".repeat(128), UUID_TEXT);

    private static final List<String> REPLY_CHANNELS = List.of(
            "\"eMail\": {\"address\": \"test@example.org\","
                    + "\"pgpPublicKey\": \"-----BEGIN PGP PUBLIC KEY BLOCK-----\\n\\nx\"}",
            "\"deMail\": {\"address\": \"test@example.de-mail.de\"}",
            "\"fink\": {\"finkPostfachRef\": \"hh/by/12345\", \"host\": \"https://konto.example/\"}",
            "\"elster\": {\"accountId\": \"1\", \"lieferTicket\": \"t\", \"geschaeftszeichen\": \"g\"}",
            "\"idBundDeMailbox\": {\"mailboxUuid\": \"%s\"}".formatted(UUID_TEXT),
            ("\"fitConnect\": {\"processStandards\": [\"urn:x:y\"], \"encryptionPublicKey\": {\"kty\": \"RSA\","
                            + "\"key_ops\": [\"wrapKey\"], \"alg\": \"RSA-OAEP-256\", \"kid\": \"12345678\","
                            + "\"n\": \"%s\", \"e\": \"AQAB\"}}")
                    .formatted("n".repeat(683)));

    private static final JsonMapper MAPPER = new JsonMapper();

    private MetadataSamples() {}

    /** A poor document, a rich one, and one per reply channel. */
    static List<JsonNode> bases() {
        var schema = "\"$schema\": \"https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json\"";
        var bases = new ArrayList<JsonNode>();
        bases.add(MAPPER.readTree("{%s, %s, %s}".formatted(schema, CONTENT, EXTRAS)));
        bases.add(MAPPER.readTree("""
                {%s, "contentStructure": {"attachments": [], "data": {
                "hash": {"type": "sha512", "content": "%s"},
                "submissionSchema": {"schemaUri": "urn:x:y", "mimeType": "application/json"}}}}""".formatted(schema, "f".repeat(128))));
        for (var channel : REPLY_CHANNELS) {
            bases.add(MAPPER.readTree("{%s, %s, \"replyChannel\": {%s}}".formatted(schema, CONTENT, channel)));
        }
        return bases;
    }

    static List<JsonNode> values() {
        var values = new ArrayList<JsonNode>();
        for (var json : List.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "7",
                "0.01",
                "0.009",
                "0.015",
                "19.99",
                "1e3",
                "[]",
                "{}",
                "[1]",
                "[\"wrapKey\"]",
                "[\"verify\"]",
                "[\"wrapKey\",\"wrapKey\"]",
                "[null]",
                "[\"urn:x\"]",
                "{\"address\":\"x\"}",
                "{\"accountId\":\"x\"}",
                "[\"%s\"]".formatted(UUID_TEXT),
                "[\"%1$s\",\"%1$s\"]".formatted(UUID_TEXT))) {
            values.add(MAPPER.readTree(json));
        }
        for (var text : texts()) {
            values.add(MAPPER.valueToTree(text));
        }
        return values;
    }

    private static List<String> texts() {
        var texts = new ArrayList<>(List.of(
                "",
                "x",
                "ä",
                "-ä",
                "äa",
                "ä=",
                "+",
                "_",
                " ",
                "a b",
                "a/b",
                "a/b+c",
                "a+b/c",
                "A/b.c",
                "/",
                "AQAB",
                "RSA",
                "RSA-OAEP-256",
                "wrapKey",
                "sha512",
                "sha256",
                "application/json",
                "application/xml",
                "application/jose",
                "text/xml",
                "cms",
                "asic",
                "json",
                "CMS",
                "form",
                "report",
                "data",
                "attachment",
                "GIROPAY",
                "INVOICE",
                "OTHER",
                "BAR",
                "INITIAL",
                "FAILED",
                "CANCELED",
                "CANCELLED",
                "HH/BY",
                "~a.b_c-d/9",
                "2026-13-99",
                "not a date",
                "a\n"));
        for (var version : List.of("2.0.0", "2.1.0", "2.10.300", "2.1", "1.0.0", "3.0.0", "22.1.0", "2.a.0")) {
            texts.add("https://schema.fitko.de/fit-connect/metadata/%s/metadata.schema.json".formatted(version));
        }
        texts.add("http://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        texts.add("https://schemaxfitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        for (var level : List.of("B-B#", "B-T#", "B-LT#", "B-LTA#", "B-X#", "B-B")) {
            texts.add("http://uri.etsi.org/ades/191x2/level/baseline/" + level);
        }
        for (int length : new int[] {7, 8, 31, 32, 36, 37, 60, 61, 64, 65, 127, 128, 129, 150, 151, 682, 683}) {
            texts.add("a".repeat(length));
        }
        texts.add("A".repeat(128));
        texts.add("a".repeat(128) + "\n");
        texts.add("-----BEGIN PGP PUBLIC KEY BLOCK-----\n");
        texts.add("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n");
        texts.add(" -----BEGIN PGP PUBLIC KEY BLOCK-----\n\n");
        return texts;
    }
}
