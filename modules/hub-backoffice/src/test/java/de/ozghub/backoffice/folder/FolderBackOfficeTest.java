package de.ozghub.backoffice.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.backoffice.BackOfficeContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class FolderBackOfficeTest implements BackOfficeContract {

    private static final SchemaKey FORMAT = new SchemaKey("urn:ozg-hub:test:1.0#beispiel");

    private static final BackOfficeKey KEY = BackOfficeKey.of("testamt/ordnungsamt");
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    private Path temp;

    private FolderPeer peer;
    private FolderBackOffice backOffice;

    @BeforeEach
    void open() throws IOException {
        peer = new FolderPeer(temp.resolve("folder"));
        backOffice = reopened(NOW);
    }

    @Override
    public BackOffice backOffice() {
        return backOffice;
    }

    @Override
    public FolderPeer peer() {
        return peer;
    }

    @Test
    void the_manifest_is_valid_and_names_every_file() throws IOException, SAXException {
        Handover handover = aHandover()
                .withAttachment("part-1", Bytes.random(1000, 1))
                .withAttachment("../../evil.sh", Bytes.random(10, 2))
                .build();

        backOffice.deliver(handover);

        Path manifest = peer.of(handover.key()).resolve("manifest.xml");
        assertThatCode(() -> schema().newValidator().validate(new StreamSource(manifest.toFile())))
                .doesNotThrowAnyException();
        assertThat(Files.readString(manifest))
                .contains("<path>message.xml</path>", "<path>attachments/part-1.pdf</path>", handover.digest())
                .contains("<path>attachments/part.002.pdf</path>", "<id>../../evil.sh</id>")
                .contains("<receivedAt>2026-11-02T08:59:58.123Z</receivedAt>");
        assertThat(names(peer.of(handover.key()).resolve("attachments"))).containsExactly("part-1.pdf", "part.002.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, message.xml",
        "application/json, message.json",
        "text/csv;charset=iso-8859-15, message.csv",
        "text/plain;charset=utf-8, message.txt",
        "application/zip, message.zip",
        "application/x-unknown, message.bin"
    })
    void the_ending_and_the_manifest_say_what_the_message_is(String mediaType, String file)
            throws IOException, SAXException {
        Handover handover = as(aHandover().build(), new MessageForm(FORMAT, mediaType, null));

        backOffice.deliver(handover);

        assertThat(names(peer.of(handover.key()))).containsExactly("manifest.xml", file);
        Path manifest = peer.of(handover.key()).resolve("manifest.xml");
        schema().newValidator().validate(new StreamSource(manifest.toFile()));
        assertThat(Files.readString(manifest))
                .contains("<path>" + file + "</path>", "<mediaType>" + mediaType + "</mediaType>");
    }

    @Test
    void a_format_may_ask_for_a_file_name_which_protection_only_lengthens() throws IOException {
        var form = new MessageForm(FORMAT, "application/zip", "0f_FVDaten.SGOErstellen.0604.zip");
        Handover plain = as(aHandover().build(), form);
        Handover sealed = with(as(aHandover().build(), form), Protection.CMS);

        backOffice.deliver(plain);
        backOffice.deliver(sealed);

        assertThat(names(peer.of(plain.key()))).contains("0f_FVDaten.SGOErstellen.0604.zip");
        assertThat(names(peer.of(sealed.key()))).contains("0f_FVDaten.SGOErstellen.0604.p7m");
    }

    @Test
    void a_cms_message_gets_a_file_name_of_its_own() throws IOException {
        Handover handover = with(aHandover().build(), Protection.CMS);

        backOffice.deliver(handover);

        assertThat(names(peer.of(handover.key()))).containsExactly("manifest.xml", "message.p7m");
    }

    @Test
    void nothing_but_the_hand_over_can_be_seen_afterwards() throws IOException {
        Handover handover = aHandover().build();

        backOffice.deliver(handover);

        assertThat(names(peer.folder()))
                .containsExactly(".handed", handover.key().toString());
    }

    @Test
    void a_hand_over_counts_as_taken_once_it_was_moved() throws IOException {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.NotYet());

        peer.takes(handover.key());

        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.Taken());
        assertThat(backOffice.find(handover.key())).isEqualTo(found(handover));
        assertThat(backOffice.deliver(handover)).isEqualTo(delivered(handover));
        assertThat(peer.kept()).isEmpty();
    }

    @Test
    void a_hand_over_that_was_taken_and_removed_is_not_handed_over_again() throws IOException {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);

        peer.takesAndRemoves(handover.key());

        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.Taken());
        assertThat(backOffice.find(handover.key())).isEqualTo(found(handover));
        assertThat(backOffice.deliver(handover)).isEqualTo(delivered(handover));
        assertThat(peer.kept()).isEmpty();
    }

    @Test
    void what_was_never_handed_over_is_not_taken_over() {
        assertThat(backOffice.takenOver(aHandover().build().key())).isEqualTo(new Takeover.NotYet());
    }

    @Test
    void the_manifest_answers_where_the_hubs_own_note_is_lost() throws IOException {
        Handover handover = aHandover().build();
        backOffice.deliver(handover);
        DurableFiles.remove(peer.folder().resolve(".handed"));

        assertThat(backOffice.find(handover.key())).isEqualTo(found(handover));
    }

    @Test
    void a_preparation_left_by_a_fallen_node_is_no_hand_over() throws IOException {
        Handover handover = aHandover().build();
        Path left = Files.createDirectory(Preparation.Mark.of(handover.key()).place(peer.folder()));
        Files.writeString(left.resolve("message.xml"), "<half");

        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.NotFound());
        assertThat(backOffice.deliver(handover)).isEqualTo(delivered(handover));
        assertThat(peer.kept()).hasSize(1);
        assertThat(names(left)).containsExactly("message.xml");
    }

    @Test
    void a_node_that_fell_between_note_and_appearance_has_handed_over_nothing() throws IOException {
        Handover handover = aHandover().build();
        var fallen = Preparation.Mark.of(handover.key());
        Files.createDirectory(fallen.place(peer.folder()));
        new Ledger(peer.folder()).note(fallen, handover.digest());

        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.NotFound());
        assertThat(backOffice.takenOver(handover.key())).isEqualTo(new Takeover.NotYet());
        assertThat(backOffice.deliver(handover)).isEqualTo(delivered(handover));
        assertThat(peer.kept()).hasSize(1);
    }

    @Test
    void a_node_that_stalled_amid_writing_publishes_no_half_written_hand_over() throws IOException {
        Handover whole = aHandover().build();
        var stalling = new Stalling(whole.message(), () -> {
            assertThat(reopened(NOW).deliver(whole)).isEqualTo(delivered(whole));
            peer.takesAndRemoves(whole.key());
        });

        // The other node delivers, and the procedure takes and removes, while this one stands still.
        var outcome = backOffice.deliver(with(whole, stalling));

        assertThat(outcome).isEqualTo(delivered(whole));
        assertThat(peer.kept()).isEmpty();
        assertThat(names(peer.folder())).containsExactly(".handed");
        assertThat(backOffice.find(whole.key())).isEqualTo(found(whole));
    }

    @Test
    void a_node_that_fails_after_a_stall_leaves_the_note_of_the_other_alone() throws IOException {
        Handover whole = aHandover().build();
        var stalling = new Stalling(whole.message(), () -> {
            reopened(NOW).deliver(whole);
            peer.takesAndRemoves(whole.key());
            throw new IOException("the store failed");
        });

        assertThat(backOffice.deliver(with(whole, stalling))).isInstanceOf(DeliveryOutcome.Deferred.class);

        assertThat(backOffice.takenOver(whole.key())).isEqualTo(new Takeover.Taken());
        assertThat(backOffice.deliver(whole)).isEqualTo(delivered(whole));
        assertThat(peer.kept()).isEmpty();
    }

    @Test
    void a_preparation_nobody_touched_for_a_day_is_cleared_away_with_its_note() throws IOException {
        var old = Preparation.Mark.of(aHandover().build().key());
        var fresh = Preparation.Mark.of(aHandover().build().key());
        for (var mark : List.of(old, fresh)) {
            Path left = Files.createDirectory(mark.place(peer.folder()));
            Files.writeString(left.resolve("message.xml"), "<half");
            new Ledger(peer.folder()).note(mark, "0".repeat(64));
            Duration age = mark.equals(old) ? Duration.ofHours(25) : Duration.ofHours(23);
            Files.setLastModifiedTime(left, FileTime.from(NOW.minus(age)));
        }

        FolderBackOffice again = reopened(NOW);

        assertThat(old.place(peer.folder())).doesNotExist();
        assertThat(fresh.place(peer.folder())).exists();
        assertThat(again.find(old.key())).isEqualTo(new Inquiry.NotFound());
    }

    @Test
    void content_other_than_its_digest_is_never_handed_over() throws IOException {
        Handover handover = aHandover().build();
        Content other = Bytes.content(Bytes.of("<other/>"));

        var outcome = backOffice.deliver(with(handover, other));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Deferred.class,
                        deferred -> assertThat(deferred.problem().code()).isEqualTo(ProblemCode.INTERNAL_FAULT));
        assertThat(peer.kept()).isEmpty();
        assertThat(backOffice.find(handover.key())).isEqualTo(new Inquiry.NotFound());
        assertThat(names(peer.folder())).noneMatch(name -> name.startsWith(Preparation.PREFIX));
    }

    @Test
    void a_folder_that_does_not_take_files_is_deferred_and_left_clean() throws IOException {
        // A file where the hub notes what it handed over: nothing can be noted, so nothing may appear.
        Files.writeString(peer.folder().resolve(".handed"), "not a folder");
        Handover handover = aHandover().build();

        var outcome = backOffice.deliver(handover);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Deferred.class,
                        deferred -> assertThat(deferred.problem().code()).isEqualTo(ProblemCode.BACK_OFFICE_DOWN));
        assertThat(peer.of(handover.key())).doesNotExist();
    }

    @Test
    void cannot_put_a_question_to_a_missing_folder() {
        peer.isDown();

        assertThat(backOffice.find(aHandover().build().key())).isInstanceOf(Inquiry.Unreachable.class);
        assertThat(backOffice.takenOver(aHandover().build().key())).isEqualTo(new Takeover.NotYet());
    }

    private FolderBackOffice reopened(Instant now) {
        return new FolderBackOffice(KEY, peer.folder(), () -> now);
    }

    private static DeliveryOutcome delivered(Handover handover) {
        return new DeliveryOutcome.Delivered(handover.key().toString());
    }

    private static Inquiry found(Handover handover) {
        return new Inquiry.Found(handover.key().toString(), handover.digest());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static Schema schema() throws SAXException {
        Path xsd = Path.of(System.getProperty("hub.root"), "xsd/backoffice/1.0/manifest.xsd");
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd.toFile());
    }

    private static Handover with(Handover plain, Protection protection) {
        return copy(plain, protection, plain.message());
    }

    private static Handover as(Handover plain, MessageForm form) {
        return new Handover(
                plain.key(),
                plain.digest(),
                plain.origin(),
                plain.authority(),
                plain.service(),
                plain.receivedAt(),
                form,
                plain.protection(),
                plain.message(),
                plain.attachments());
    }

    private static Handover with(Handover plain, Content message) {
        return copy(plain, plain.protection(), message);
    }

    private static Handover copy(Handover plain, Protection protection, Content message) {
        return new Handover(
                plain.key(),
                plain.digest(),
                plain.origin(),
                plain.authority(),
                plain.service(),
                plain.receivedAt(),
                plain.form(),
                protection,
                message,
                plain.attachments());
    }

    /** Content during whose reading something else happens. */
    private record Stalling(Content content, Meanwhile meanwhile) implements Content {

        @Override
        public long bytes() {
            return content.bytes();
        }

        @Override
        public InputStream open() throws IOException {
            meanwhile.happens();
            return content.open();
        }
    }

    private interface Meanwhile {
        void happens() throws IOException;
    }
}
