package de.ozghub.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.attachments.AttachmentCheck.Checked;
import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.attachment.AttachmentPolicy.Finding;
import de.ozghub.core.attachment.AttachmentPolicy.Limits;
import de.ozghub.core.attachment.AttachmentPolicy.Reaction;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachmentCheckTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final byte[] PNG =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de");
    private static final AttachmentCheck CHECK = new AttachmentCheck(20 << 20);

    @Test
    void a_document_and_a_picture_pass() {
        assertThat(check(pdf(), attachment("image/png", PNG))).isEqualTo(new Checked(List.of(), List.of(), List.of()));
    }

    @Test
    void the_content_decides_what_a_file_is() {
        Checked checked =
                check(attachment("application/pdf", "MZ\u0090\0 program".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(codes(checked.breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_TYPE, ProblemCode.ATTACHMENT_TYPE_DIFFERS);
        assertThat(checked.breaches().getFirst().instance()).isEqualTo("attachment:a1");
        assertThat(checked.breaches().getFirst().parameters().get("found")).isEqualTo("application/x-msdownload");
    }

    @Test
    void a_more_special_word_for_the_same_and_no_word_at_all_differ_from_nothing() {
        assertThat(check(attachment("image/jpg", HexFormat.of().parseHex("ffd8ffe000104a4649460001")))
                        .breaches())
                .isEmpty();
        assertThat(check(attachment("application/octet-stream", new Pdf().done()))
                        .breaches())
                .isEmpty();
        assertThat(check(policy("text/plain"), attachment("text/csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)))
                        .breaches())
                .isEmpty();
    }

    @Test
    void what_a_sender_writes_as_type_is_not_repeated_unless_it_is_one() {
        Checked checked = check(attachment("Erika Mustermann", PNG));

        assertThat(checked.breaches().getFirst().parameters()).containsEntry("declared", "?");
    }

    @Test
    void sizes_are_limited_each_and_together_before_anything_is_read() {
        var small = new AttachmentPolicy(List.of("application/pdf"), new Limits(400, 600, 100), Map.of(), false);
        Attachment unread = new Attachment("big", "application/pdf", 500, () -> {
            throw new IOException("must not be opened");
        });

        Checked checked = CHECK.check(small, List.of(unread, pdf()));

        assertThat(checked.breaches())
                .extracting(Problem::code, Problem::instance)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.TOO_LARGE, "attachments"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.TOO_LARGE, "attachment:big"));
    }

    @Test
    void a_policy_may_let_findings_pass_with_a_note() {
        byte[] active = new Pdf().object(3, "<< /JS (1) >>").done();
        var lenient = new AttachmentPolicy(
                List.of("application/pdf"), Limits.LARGEST, Map.of(Finding.ACTIVE_CONTENT, Reaction.ACCEPT), false);

        Checked checked = check(lenient, attachment("application/pdf", active));

        assertThat(checked.breaches()).isEmpty();
        assertThat(codes(checked.notes())).containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
        assertThat(codes(check(attachment("application/pdf", active)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
    }

    @Test
    void each_finding_goes_where_the_policy_sends_it() {
        byte[] active = new Pdf().object(3, "<< /JS (1) >>").done();
        var strict = new AttachmentPolicy(
                List.of("application/pdf"),
                new Limits(1_000_000, 1_000_000, 1),
                Map.of(Finding.ACTIVE_CONTENT, Reaction.REFUSE, Finding.TYPE_DIFFERS, Reaction.ACCEPT),
                false);

        Checked checked = check(strict, attachment("application/pdf", active), attachment("image/png", PNG));

        assertThat(codes(checked.refusals())).containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
        assertThat(codes(checked.doubts()))
                .containsExactly(ProblemCode.ATTACHMENTS_TOO_MANY, ProblemCode.ATTACHMENT_TYPE);
        assertThat(codes(
                        check(strict, attachment("image/png", new Pdf().done())).notes()))
                .containsExactly(ProblemCode.ATTACHMENT_TYPE_DIFFERS);
    }

    @Test
    void an_archive_may_pass_with_what_the_service_takes_inside_and_with_nothing_else() {
        byte[] good = new Zip().with("plan.pdf", new Pdf().done()).done();
        byte[] bad = new Zip()
                .with("plan.pdf", "MZ".getBytes(StandardCharsets.US_ASCII))
                .done();
        var open = new AttachmentPolicy(
                List.of("application/pdf"), Limits.LARGEST, Map.of(Finding.ARCHIVE, Reaction.ACCEPT), false);

        assertThat(codes(check(attachment("application/zip", good)).doubts()))
                .containsExactly(ProblemCode.ATTACHMENT_ARCHIVE);
        Checked passed = check(open, attachment("application/zip", good));
        assertThat(passed.breaches()).isEmpty();
        assertThat(codes(passed.notes())).containsExactly(ProblemCode.ATTACHMENT_ARCHIVE);
        assertThat(codes(check(open, attachment("application/zip", bad)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_TYPE);
    }

    @Test
    void office_files_are_known_by_their_parts_and_macros_are_found() {
        AttachmentPolicy office = policy(DOCX);
        byte[] plain = Zip.word().done();
        byte[] macros =
                Zip.word().with("word/vbaProject.bin", ole("_VBA_PROJECT")).done();
        byte[] declared = new Zip()
                .with(
                        "[Content_Types].xml",
                        "<Types ContentType=\"application/vnd.ms-word.document.macroEnabled.main\"/>")
                .with("word/document.xml", "<d/>")
                .done();
        byte[] template = Zip.word()
                .with(
                        "word/_rels/settings.xml.rels",
                        "<Relationship Type=\"http://x/attachedTemplate\" Target=\"http://x\""
                                + " TargetMode=\"External\"/>")
                .done();

        assertThat(check(office, attachment(DOCX, plain)).breaches()).isEmpty();
        for (byte[] active : List.of(macros, declared, template)) {
            assertThat(codes(check(office, attachment(DOCX, active)).breaches()))
                    .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
        }
    }

    @Test
    void office_files_before_2007_are_known_by_their_streams() {
        AttachmentPolicy office = policy("application/msword");

        assertThat(check(office, attachment("application/msword", ole("WordDocument")))
                        .breaches())
                .isEmpty();
        assertThat(codes(check(office, attachment("application/msword", ole("WordDocument", "_VBA_PROJECT")))
                        .breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
    }

    @Test
    void office_files_with_a_password_are_encrypted() {
        assertThat(codes(check(policy("application/x-tika-msoffice"), attachment(DOCX, ole("EncryptedPackage")))
                        .breaches()))
                .contains(ProblemCode.ATTACHMENT_ENCRYPTED);
    }

    @Test
    void open_documents_are_known_and_their_macros_found() {
        String odt = "application/vnd.oasis.opendocument.text";
        byte[] active = new Zip()
                .with("mimetype", odt)
                .with("content.xml", "<o/>")
                .with("Basic/Standard/Module1.xml", "<m/>")
                .done();

        assertThat(codes(check(policy(odt), attachment(odt, active)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
    }

    @Test
    void an_archive_is_as_good_as_what_is_inside() {
        AttachmentPolicy archives = policy("application/zip", "application/pdf");
        byte[] good = new Zip().with("a.pdf", new Pdf().done()).done();
        byte[] program = new Zip().with("a.pdf", "MZ\0\0 program").done();
        byte[] script = new Zip()
                .with(
                        "inner.zip",
                        new Zip()
                                .with("a.pdf", new Pdf().object(3, "<</JS(1)>>").done())
                                .done())
                .done();

        assertThat(check(archives, attachment("application/zip", good)).breaches())
                .isEmpty();
        assertThat(codes(check(archives, attachment("application/zip", program)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_TYPE);
        assertThat(codes(check(archives, attachment("application/zip", script)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
    }

    @Test
    void bombs_are_stopped_at_a_limit() {
        byte[] zeros = new byte[1 << 20];
        byte[] wide = new Zip()
                .with("zeros.txt", out -> {
                    for (int i = 0; i < 21; i++) {
                        out.write(zeros);
                    }
                })
                .done();
        var many = new Zip();
        for (int i = 0; i <= Budget.MAX_ENTRIES; i++) {
            many.with("e" + i, "");
        }
        byte[] deep = new Pdf().done();
        for (int i = 0; i < 5; i++) {
            deep = new Zip().with("a", deep).done();
        }
        AttachmentPolicy archives = policy("application/zip", "application/pdf", "text/plain");

        assertThat(codes(check(archives, attachment("application/zip", wide)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_EXPANDS);
        assertThat(codes(check(archives, attachment("application/zip", many.done()))
                        .breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_EXPANDS);
        assertThat(codes(check(archives, attachment("application/zip", deep)).breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_UNREADABLE);
    }

    @Test
    void entries_only_the_directory_knows_are_noticed() {
        byte[] zip = new Zip().with("a.txt", "hello").with("b.txt", "world").done();
        byte[] hiding = zip.clone();
        // the second entry loses its place in the sequence, not its line in the directory
        for (int i = 4; i < hiding.length; i++) {
            if (hiding[i] == 'P' && hiding[i + 1] == 'K' && hiding[i + 2] == 3 && hiding[i + 3] == 4) {
                hiding[i] = 'X';
                break;
            }
        }

        assertThat(codes(check(policy("application/zip", "text/plain"), attachment("application/zip", hiding))
                        .breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_UNREADABLE);
    }

    @Test
    void pictures_made_of_text_may_hold_scripts() {
        byte[] svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>".getBytes(StandardCharsets.UTF_8);

        assertThat(codes(check(policy("image/*"), attachment("image/svg+xml", svg))
                        .breaches()))
                .containsExactly(ProblemCode.ATTACHMENT_ACTIVE);
    }

    @Test
    void an_empty_attachment_is_no_document() {
        assertThat(codes(check(attachment("application/pdf", new byte[0])).breaches()))
                .contains(ProblemCode.ATTACHMENT_TYPE);
    }

    @Test
    void a_store_that_fails_is_no_fault_of_the_sender() {
        var broken = new Attachment("a1", "application/pdf", 10, () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the store is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the store is gone");
            }
        });

        assertThatThrownBy(() -> CHECK.check(AttachmentPolicy.STANDARD, List.of(broken)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_attachment_of_any_size_is_read_as_a_stream() {
        // 200 MB that exist nowhere as a whole: the test runs in less memory than that
        var endless = new InputStream() {
            private long left = 200_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(length, left);
                left -= given;
                return given;
            }
        };
        InputStream pdf = new java.io.SequenceInputStream(
                new ByteArrayInputStream("%PDF-1.4\n1 0 obj\n<<>>\nstream\n".getBytes(StandardCharsets.US_ASCII)),
                endless);

        assertThat(CHECK.check(
                                AttachmentPolicy.STANDARD,
                                List.of(new Attachment("a1", "application/pdf", 200_000_031, () -> pdf)))
                        .breaches())
                .isEmpty();
    }

    private static Checked check(Attachment... attachments) {
        return check(AttachmentPolicy.STANDARD, attachments);
    }

    private static Checked check(AttachmentPolicy policy, Attachment... attachments) {
        return CHECK.check(policy, List.of(attachments));
    }

    private static AttachmentPolicy policy(String... types) {
        return new AttachmentPolicy(List.of(types), Limits.LARGEST, Map.of(), false);
    }

    private static Attachment pdf() {
        return attachment("application/pdf", new Pdf().done());
    }

    private static Attachment attachment(String declared, byte[] content) {
        return new Attachment("a1", declared, content.length, () -> new ByteArrayInputStream(content));
    }

    /** A file that begins as OLE2 does and names these streams, two bytes a letter. */
    private static byte[] ole(String... streams) {
        var text = new StringBuilder("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1").append("\0".repeat(600));
        for (String stream : streams) {
            stream.chars().forEach(c -> text.append((char) c).append('\0'));
            text.append("\0".repeat(40));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<ProblemCode> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
