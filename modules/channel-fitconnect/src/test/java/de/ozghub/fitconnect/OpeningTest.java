package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.channel.Opening;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is opened, and what is rejected for which reason. */
class OpeningTest {

    private final DeliveryService service = new DeliveryService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void opens_metadata_data_and_attachments() throws IOException {
        var submission = TestSubmission.good()
                .attach("plan.pdf", Bytes.random(200_000, 1))
                .attach("foto.jpg", Bytes.random(3, 2));

        var opened = opened(submission.seal());

        assertThat(opened.schema().value()).isEqualTo(TestSubmission.SCHEMA);
        assertThat(opened.mediaType()).isEqualTo("application/xml");
        assertThat(service.bytes(opened.data())).isEqualTo(submission.data);
        assertThat(service.bytes(opened.metadata())).isEqualTo(Json.write(submission.metadata));
        assertThat(opened.attachments())
                .extracting(Opening.Attachment::filename)
                .containsExactly("plan.pdf", "foto.jpg");
        assertThat(service.bytes(opened.attachments().getFirst().content())).isEqualTo(Bytes.random(200_000, 1));
        assertThat(opened.attachments().getFirst().content().part())
                .isEqualTo("attachment:" + submission.attachments.getFirst());
    }

    @Test
    void opens_what_is_sealed_for_an_older_key() throws IOException {
        var submission = TestSubmission.good();
        submission.recipient = TestKeys.OLD_ENCRYPTION.publicKey();

        assertThat(opened(submission.seal()).data().bytes()).isEqualTo(submission.data.length);
    }

    @Test
    void hands_a_path_in_a_filename_on_as_text_and_uses_it_nowhere() throws IOException {
        var submission = TestSubmission.good().attach("../../etc/passwd", Bytes.random(10, 1));

        var attachment = opened(submission.seal()).attachments().getFirst();

        assertThat(attachment.filename()).isEqualTo("../../etc/passwd");
        assertThat(attachment.content().part()).isEqualTo("attachment:" + submission.attachments.getFirst());
    }

    @Test
    void takes_data_that_came_as_an_attachment() throws IOException {
        var data = Bytes.random(11 * 1024 * 1024, 5);
        var submission = TestSubmission.of(new byte[0])
                .attach(UUID.randomUUID(), "data", "data.xml", data)
                .attach("plan.pdf", Bytes.random(10, 1));

        var opened = opened(submission.seal());

        assertThat(opened.data().part()).isEqualTo("data");
        assertThat(opened.data().sha256()).isEqualTo(Bytes.sha256(data));
        assertThat(opened.attachments())
                .extracting(Opening.Attachment::filename)
                .containsExactly("plan.pdf");
    }

    @Test
    void puts_fragments_together() throws IOException {
        var id = UUID.randomUUID();
        var submission = TestSubmission.good().attachFragments(id, "film.mp4", Bytes.of("eins-"), Bytes.of("zwei"));

        var attachment = opened(submission.seal()).attachments().getFirst();

        assertThat(attachment.id()).isEqualTo(id.toString());
        assertThat(service.bytes(attachment.content())).isEqualTo(Bytes.of("eins-zwei"));
    }

    @Test
    void rejects_empty_data_without_a_data_attachment() throws IOException {
        assertThat(service.rejection(TestSubmission.of(new byte[0]).seal())).containsExactly("missing-data data");
    }

    @Test
    void rejects_absent_data() throws IOException {
        var submission = TestSubmission.good().seal();
        submission.sealedData = "";

        assertThat(service.rejection(submission)).containsExactly("missing-data data");
    }

    @Test
    void rejects_swapped_attachments_by_their_tags() throws IOException {
        var submission = TestSubmission.good()
                .attach("a.pdf", Bytes.random(10, 1))
                .attach("b.pdf", Bytes.random(10, 2))
                .seal();
        var a = submission.attachments.get(0);
        var b = submission.attachments.get(1);
        var jweOfA = String.valueOf(submission.sealedAttachments.get(a));
        submission.sealedAttachments.put(a, String.valueOf(submission.sealedAttachments.get(b)));
        submission.sealedAttachments.put(b, jweOfA);

        assertThat(service.rejection(submission))
                .containsExactly(
                        "incorrect-authentication-tag attachment:" + a, "incorrect-authentication-tag attachment:" + b);
    }

    @Test
    void rejects_attachments_that_were_swapped_before_they_were_signed_for() throws IOException {
        var submission = TestSubmission.good()
                .attach("a.pdf", Bytes.random(10, 1))
                .attach("b.pdf", Bytes.random(10, 2))
                .seal();
        var a = submission.attachments.get(0);
        var b = submission.attachments.get(1);
        var jweOfA = String.valueOf(submission.sealedAttachments.get(a));
        submission.sealedAttachments.put(a, String.valueOf(submission.sealedAttachments.get(b)));
        submission.sealedAttachments.put(b, jweOfA);
        submission.deposit();

        assertThat(service.rejection(submission))
                .containsExactly("hash-mismatch attachment:" + a, "hash-mismatch attachment:" + b);
    }

    @Test
    void rejects_other_data_under_the_old_event() throws IOException {
        var submission = TestSubmission.good().seal();
        submission.sealedData = TestSubmission.jwe(Bytes.of("<other/>"), submission.recipient, "application/xml");

        assertThat(service.rejection(submission)).containsExactly("incorrect-authentication-tag data");
    }

    @Test
    void rejects_ciphertext_changed_under_its_own_tag() throws IOException {
        var submission = TestSubmission.good().seal();
        submission.sealedData = flipped(submission.sealedData, 3);

        assertThat(service.rejection(submission)).containsExactly("encryption-issue data");
    }

    @Test
    void rejects_tampered_parts_all_at_once() throws IOException {
        var submission =
                TestSubmission.good().attach("a.pdf", Bytes.random(100, 1)).seal();
        var attachment = submission.attachments.getFirst();
        submission.sealedMetadata = flipped(submission.sealedMetadata, 3);
        submission.sealedAttachments.computeIfPresent(attachment, (_, jwe) -> flipped(jwe, 3));

        assertThat(service.rejection(submission))
                .containsExactly("encryption-issue metadata", "encryption-issue attachment:" + attachment);
    }

    @Test
    void keeps_nothing_of_a_part_that_is_not_genuine() throws IOException {
        var submission = TestSubmission.good().seal();
        submission.sealedData = flipped(submission.sealedData, 3);
        service.offers(submission);
        var arrival = service.arrival(submission);

        service.channel.open(arrival, service.payloads);

        assertThat(service.payloads.of(arrival.id()))
                .extracting(ref -> ref.part())
                .doesNotContain("data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none        | {\"alg\":\"none\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key\"}",
                "dir         | {\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key\"}",
                "PBES2       |"
                        + " {\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key\",\"p2s\":\"AAAA\",\"p2c\":2147483647}",
                "RSA1_5      | {\"alg\":\"RSA1_5\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key\"}",
                "CBC         | {\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256CBC-HS512\",\"kid\":\"test-wrap-key\"}",
                "zip         |"
                        + " {\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key\",\"zip\":\"DEF\"}",
                "foreign kid | {\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"test-wrap-key-foreign\"}",
                "no kid      | {\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}",
                "no header   | not json"
            })
    void rejects_a_jwe_header_that_is_not_allowed(String name, String header) throws IOException {
        var submission = TestSubmission.good().seal();
        submission.sealedData = TestSubmission.withHeader(submission.sealedData, header);

        assertThat(service.rejection(submission)).as(name).containsExactly("encryption-issue data");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4"})
    void rejects_a_part_with_a_truncated_segment(int segment) throws IOException {
        var submission = TestSubmission.good().seal();
        var segments = submission.sealedData.split("\\.", -1);
        segments[segment] = segments[segment].substring(0, segments[segment].length() - 4);
        submission.sealedData = String.join(".", segments);
        if (segment < 4) {
            submission.deposit();
        }

        assertThat(service.rejection(submission)).containsExactly("encryption-issue data");
    }

    @Test
    void rejects_the_tags_of_metadata_and_data_in_each_others_place() throws IOException {
        var submission = TestSubmission.good().seal();
        var tagOfMetadata = submission.tags().path("metadata").asString();
        submission.tags().put("metadata", submission.tags().path("data").asString());
        submission.tags().put("data", tagOfMetadata);

        assertThat(service.rejection(submission))
                .containsExactly("incorrect-authentication-tag metadata", "incorrect-authentication-tag data");
    }

    @Test
    void rejects_metadata_and_data_in_each_others_place() throws IOException {
        var submission = TestSubmission.good().seal();
        var metadata = submission.sealedMetadata;
        submission.sealedMetadata = submission.sealedData;
        submission.sealedData = metadata;

        assertThat(service.rejection(submission))
                .containsExactly("incorrect-authentication-tag metadata", "incorrect-authentication-tag data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "C:\\Windows\\win.ini", "/etc/shadow", "a\u0000b", "..", "\u202Efdp.exe"})
    void a_filename_never_names_a_place_in_the_store(String filename) throws IOException {
        var submission = TestSubmission.good().attach(filename, Bytes.random(10, 1));

        var attachment = opened(submission.seal()).attachments().getFirst();

        assertThat(attachment.content().part()).isEqualTo("attachment:" + submission.attachments.getFirst());
        assertThat(attachment.toString()).doesNotContain(filename);
    }

    @Test
    void rejects_what_is_sealed_for_somebody_else() throws IOException {
        var submission = TestSubmission.good();
        submission.recipient = TestKeys.FOREIGN_ENCRYPTION.publicKey();

        assertThat(service.rejection(submission.seal()))
                .containsExactly("encryption-issue metadata", "encryption-issue data");
    }

    @Test
    void rejects_a_foreign_key_under_a_known_kid() throws IOException {
        var submission = TestSubmission.good();
        submission.recipient = TestKeys.FOREIGN_ENCRYPTION.as("test-wrap-key").publicKey();

        assertThat(service.rejection(submission.seal()))
                .containsExactly("encryption-issue metadata", "encryption-issue data");
    }

    @Test
    void rejects_data_beyond_ten_megabytes() throws IOException {
        var submission =
                TestSubmission.of(Bytes.random(10 * 1024 * 1024 + 1, 1)).seal();

        assertThat(service.rejection(submission)).containsExactly("too-large data");
    }

    @Test
    void opens_data_of_ten_megabytes() throws IOException {
        assertThat(opened(TestSubmission.of(Bytes.random(10 * 1024 * 1024, 1)).seal())
                        .data()
                        .bytes())
                .isEqualTo(10 * 1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "null", "{\"a\":1", "{\"a\":1,\"a\":2}", "{} {}"})
    void rejects_metadata_that_are_no_json_object(String metadata) throws IOException {
        assertThat(service.rejection(TestSubmission.good().seal(metadata.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("metadata-syntax metadata");
    }

    @Test
    void rejects_metadata_of_bottomless_depth() throws IOException {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(service.rejection(TestSubmission.good().seal(deep.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("metadata-syntax metadata");
    }

    @Test
    void rejects_metadata_without_schema() throws IOException {
        assertThat(service.rejection(TestSubmission.good()
                        .describing(metadata -> metadata.remove("$schema"))
                        .seal()))
                .containsExactly("metadata-schema-missing metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://schema.fitko.de/fit-connect/metadata/3.0.0/metadata.schema.json",
                "https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json",
                "https://example.org/fit-connect/metadata/2.1.0/metadata.schema.json",
                "Frau Testperson"
            })
    void rejects_metadata_of_another_schema_without_repeating_it(String schema) throws IOException {
        var submission = TestSubmission.good()
                .describing(metadata -> metadata.put("$schema", schema))
                .seal();

        assertThat(service.rejection(submission)).containsExactly("metadata-schema-unsupported metadata");
        assertThat(((Opening.Rejected) service.open(submission))
                        .problems()
                        .getFirst()
                        .english())
                .doesNotContain("Testperson", "example.org");
    }

    @Test
    void rejects_metadata_that_violate_their_schema_with_every_finding() throws IOException {
        var submission = TestSubmission.good().describing(metadata -> {
            ((ObjectNode) metadata.path("contentStructure").path("data")).remove("hash");
            metadata.putObject("additionalReferenceInfo").put("geheim", "Testperson");
        });

        var rejected = (Opening.Rejected) service.open(submission.seal());

        assertThat(rejected.problems())
                .extracting(problem -> problem.parameters().toString())
                .containsExactlyInAnyOrder(
                        "{path=/contentStructure/data, rule=required hash}",
                        "{path=/additionalReferenceInfo, rule=additionalProperties}");
    }

    @Test
    void rejects_an_attachment_id_that_is_no_uuid() throws IOException {
        var submission = TestSubmission.good().attach("a.pdf", Bytes.random(10, 1));
        ((ObjectNode) submission.described().get(0)).put("attachmentId", "../../../../../../../etc/passwd-------");

        assertThat(service.rejection(submission.seal())).containsExactly("metadata-violation metadata");
    }

    @Test
    void rejects_data_whose_hash_differs() throws IOException {
        var submission = TestSubmission.good().describing(metadata -> {
            var data = (ObjectNode) metadata.path("contentStructure").path("data");
            data.set("hash", TestSubmission.hash(Bytes.of("other")));
        });

        assertThat(service.rejection(submission.seal())).containsExactly("hash-mismatch data");
    }

    @Test
    void rejects_an_attachment_described_twice() throws IOException {
        var submission = TestSubmission.good().attach("a.pdf", Bytes.random(10, 1));
        submission.described().add(submission.described().get(0).deepCopy());

        assertThat(service.rejection(submission.seal())).containsExactly("attachments-mismatch submission");
    }

    @Test
    void rejects_an_attachment_announced_twice() throws IOException {
        var submission = TestSubmission.good().attach("a.pdf", Bytes.random(10, 1));
        submission.announced.add(submission.announced.getFirst());

        assertThat(service.rejection(submission.seal())).containsExactly("attachments-mismatch submission");
    }

    @Test
    void rejects_an_attachment_nobody_described() throws IOException {
        var submission = TestSubmission.good().attach("a.pdf", Bytes.random(10, 1));
        submission.described().removeAll();

        assertThat(service.rejection(submission.seal())).containsExactly("attachments-mismatch submission");
    }

    @Test
    void rejects_a_described_attachment_nobody_announced() throws IOException {
        var submission =
                TestSubmission.good().attach("a.pdf", Bytes.random(10, 1)).seal();
        submission.announced.clear();

        assertThat(service.rejection(submission)).containsExactly("attachments-mismatch submission");
    }

    @Test
    void rejects_an_attachment_the_event_does_not_know() throws IOException {
        var submission =
                TestSubmission.good().attach("a.pdf", Bytes.random(10, 1)).seal();
        ((ObjectNode) submission.tags().path("attachments")).removeAll();

        assertThat(service.rejection(submission)).containsExactly("missing-authentication-tags submission");
    }

    @Test
    void rejects_an_event_without_a_tag_for_the_data() throws IOException {
        var submission = TestSubmission.good().seal();
        submission.tags().remove("data");

        assertThat(service.rejection(submission)).containsExactly("missing-authentication-tags submission");
    }

    @Test
    void rejects_a_service_and_a_schema_that_are_not_offered() throws IOException {
        var submission = byAnotherSchema();
        submission.service = "urn:de:fim:leika:leistung:99000000000000";

        assertThat(service.rejection(submission.seal()))
                .containsExactly("unsupported-service submission", "unsupported-schema data");
    }

    @Test
    void where_there_is_an_inbox_any_other_service_is_opened_and_an_own_one_by_its_schemas_alone() throws IOException {
        var unknown = byAnotherSchema();
        unknown.service = "urn:de:fim:leika:leistung:99000000000000";

        assertThat(service.openWithInbox(unknown.seal()))
                .isInstanceOfSatisfying(
                        Opening.Opened.class,
                        opened -> assertThat(opened.schema().value()).isEqualTo("urn:ozg-hub:test:other#x"));
        assertThat(service.openWithInbox(byAnotherSchema().seal()))
                .isInstanceOfSatisfying(
                        Opening.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(problem -> problem.code().id())
                                .containsExactly("unsupported-schema"));
    }

    private static TestSubmission byAnotherSchema() {
        return TestSubmission.good().describing(metadata -> {
            var schema = metadata.path("contentStructure").path("data").path("submissionSchema");
            ((ObjectNode) schema).put("schemaUri", "urn:ozg-hub:test:other#x");
        });
    }

    private Opening.Opened opened(TestSubmission submission) throws IOException {
        var opening = service.open(submission);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    /** Changes one character in the middle of a segment. */
    private static String flipped(String jwe, int segment) {
        var segments = jwe.split("\\.", -1);
        int middle = segments[segment].length() / 2;
        char old = segments[segment].charAt(middle);
        segments[segment] = segments[segment].substring(0, middle)
                + (old == 'A' ? 'B' : 'A')
                + segments[segment].substring(middle + 1);
        return String.join(".", segments);
    }
}
