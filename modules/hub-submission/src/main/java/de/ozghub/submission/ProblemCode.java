package de.ozghub.submission;

import java.util.Locale;
import java.util.Optional;

/**
 * The problem catalogue: everything that can stop a submission, with the codes others know it by and the sentences people
 * read. {@code docs/problems.md} lists every entry; a test keeps page and catalogue equal. The words stand in one class for
 * each stage.
 *
 * <p>Official codes are those of the XÖV rejection lists (XGewerbeordnung Rückweisungsgründe 1, XInneres Fehlercodes 2);
 * {@code S999} stands where those lists have none. FIT-Connect problem types are the last part of the URI below {@code
 * https://schema.fitko.de/fit-connect/events/problems/}.
 */
public enum ProblemCode {
    // opening
    MISSING_AUTHENTICATION_TAGS(OpeningProblems.MISSING_AUTHENTICATION_TAGS),
    INVALID_EVENT_LOG(OpeningProblems.INVALID_EVENT_LOG),
    INCORRECT_AUTHENTICATION_TAG(OpeningProblems.INCORRECT_AUTHENTICATION_TAG),
    ENCRYPTION_ISSUE(OpeningProblems.ENCRYPTION_ISSUE),
    METADATA_SYNTAX(OpeningProblems.METADATA_SYNTAX),
    METADATA_SCHEMA_MISSING(OpeningProblems.METADATA_SCHEMA_MISSING),
    METADATA_SCHEMA_UNSUPPORTED(OpeningProblems.METADATA_SCHEMA_UNSUPPORTED),
    METADATA_VIOLATION(OpeningProblems.METADATA_VIOLATION),
    HASH_MISMATCH(OpeningProblems.HASH_MISMATCH),
    ATTACHMENTS_MISMATCH(OpeningProblems.ATTACHMENTS_MISMATCH),
    MISSING_ATTACHMENT(OpeningProblems.MISSING_ATTACHMENT),
    MISSING_DATA(OpeningProblems.MISSING_DATA),
    UNSUPPORTED_SCHEMA(OpeningProblems.UNSUPPORTED_SCHEMA),
    UNSUPPORTED_SERVICE(OpeningProblems.UNSUPPORTED_SERVICE),
    TOO_LARGE(OpeningProblems.TOO_LARGE),

    // validation
    NOT_UTF8(ValidationProblems.NOT_UTF8),
    NOT_WELL_FORMED(ValidationProblems.NOT_WELL_FORMED),
    XML_FORBIDDEN(ValidationProblems.XML_FORBIDDEN),
    WRONG_ROOT(ValidationProblems.WRONG_ROOT),
    VERSION_NOT_SERVED(ValidationProblems.VERSION_NOT_SERVED),
    SCHEMA_VIOLATION(ValidationProblems.SCHEMA_VIOLATION),
    UNKNOWN_CODE_LIST(ValidationProblems.UNKNOWN_CODE_LIST),
    UNKNOWN_CODE(ValidationProblems.UNKNOWN_CODE),
    SCHEMATRON_VIOLATION(ValidationProblems.SCHEMATRON_VIOLATION),
    DUPLICATE_MESSAGE(ValidationProblems.DUPLICATE_MESSAGE),
    ATTACHMENT_TYPE(AttachmentProblems.ATTACHMENT_TYPE),
    ATTACHMENT_TYPE_DIFFERS(AttachmentProblems.ATTACHMENT_TYPE_DIFFERS),
    ATTACHMENT_ACTIVE(AttachmentProblems.ATTACHMENT_ACTIVE),
    ATTACHMENT_ENCRYPTED(AttachmentProblems.ATTACHMENT_ENCRYPTED),
    ATTACHMENT_UNREADABLE(AttachmentProblems.ATTACHMENT_UNREADABLE),
    ATTACHMENT_EXPANDS(AttachmentProblems.ATTACHMENT_EXPANDS),
    ATTACHMENT_ARCHIVE(AttachmentProblems.ATTACHMENT_ARCHIVE),
    ATTACHMENTS_TOO_MANY(AttachmentProblems.ATTACHMENTS_TOO_MANY),
    ATTACHMENT_INFECTED(AttachmentProblems.ATTACHMENT_INFECTED),
    ATTACHMENT_NOT_SCANNED(AttachmentProblems.ATTACHMENT_NOT_SCANNED),
    SCANNER_DOWN(AttachmentProblems.SCANNER_DOWN),

    // routing
    UNKNOWN_AREA(MappingProblems.UNKNOWN_AREA),
    AREA_MISSING(MappingProblems.AREA_MISSING),
    NO_PERFORMER(MappingProblems.NO_PERFORMER),

    // mapping
    MAPPING_FAILED(MappingProblems.MAPPING_FAILED),
    TARGET_INVALID(MappingProblems.TARGET_INVALID),

    // protection
    RECEIVER_KEY_UNUSABLE(MappingProblems.RECEIVER_KEY_UNUSABLE),
    PROTECTION_UNFIT(MappingProblems.PROTECTION_UNFIT),

    // delivery
    BACK_OFFICE_DOWN(DeliveryProblems.BACK_OFFICE_DOWN),
    BACK_OFFICE_BUSY(DeliveryProblems.BACK_OFFICE_BUSY),
    BACK_OFFICE_PAUSED(DeliveryProblems.BACK_OFFICE_PAUSED),
    NO_ANSWER(DeliveryProblems.NO_ANSWER),
    SENDER_VANISHED(DeliveryProblems.SENDER_VANISHED),
    NOT_ARRIVED(DeliveryProblems.NOT_ARRIVED),
    OUTCOME_UNKNOWN(DeliveryProblems.OUTCOME_UNKNOWN),
    BACK_OFFICE_REFUSED(DeliveryProblems.BACK_OFFICE_REFUSED),
    HANDOVER_TOO_LARGE(DeliveryProblems.HANDOVER_TOO_LARGE),
    ATTEMPTS_EXHAUSTED(DeliveryProblems.ATTEMPTS_EXHAUSTED),

    // receipt
    CHANNEL_DOWN(ReceiptProblems.CHANNEL_DOWN),
    DESTINATION_UNSEEN(ReceiptProblems.DESTINATION_UNSEEN),
    EVENT_REFUSED(ReceiptProblems.EVENT_REFUSED),
    DECIDED_OTHERWISE(ReceiptProblems.DECIDED_OTHERWISE),

    // a service that is closed
    SCHEMA_PACKAGE_MISSING(ServiceProblems.SCHEMA_PACKAGE_MISSING),
    PACKAGE_INACTIVE(ServiceProblems.PACKAGE_INACTIVE),
    SERVICE_PAUSED(ServiceProblems.SERVICE_PAUSED),
    DESTINATION_KEY_UNUSABLE(ServiceProblems.DESTINATION_KEY_UNUSABLE),

    // the hub itself
    KEY_ENDS(HubProblems.KEY_ENDS),
    ALGORITHM_ENDS(HubProblems.ALGORITHM_ENDS),
    CERTIFICATE_ENDS(HubProblems.CERTIFICATE_ENDS),
    CERTIFICATE_ALGORITHM_ENDS(HubProblems.CERTIFICATE_ALGORITHM_ENDS),
    CALLBACK_REFUSED(HubProblems.CALLBACK_REFUSED),
    SUBMISSION_LINGERS(HubProblems.SUBMISSION_LINGERS),
    DEADLINE_NEAR(HubProblems.DEADLINE_NEAR),
    DEADLINE_MISSED(HubProblems.DEADLINE_MISSED),
    LANE_WITHOUT_WORKER(HubProblems.LANE_WITHOUT_WORKER),
    PERIOD_KEY_LEFT(HubProblems.PERIOD_KEY_LEFT),
    ALARM_MAIL_FAILED(HubProblems.ALARM_MAIL_FAILED),
    JOURNAL_NOT_ANCHORED(HubProblems.JOURNAL_NOT_ANCHORED),
    INTERNAL_FAULT(HubProblems.INTERNAL_FAULT),
    REJECTED_BY_CLERK(HubProblems.REJECTED_BY_CLERK);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final ProblemText text;

    ProblemCode(ProblemText text) {
        this.text = text;
    }

    /** Stable name in journal, metrics, logs and the problem page: the constant in lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no entry has this id */
    public static ProblemCode of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Official XÖV code, for example {@code X001}. */
    public String official() {
        return text.official();
    }

    /** Last part of the FIT-Connect problem type; empty where the problem never goes to a sender. */
    public Optional<String> fitConnectType() {
        return Optional.ofNullable(text.fitConnectType());
    }

    /** German sentence; {@code {name}} stands for a parameter, {@code {instance}} for the part concerned. */
    public String german() {
        return text.german();
    }

    /** English sentence, same parameters. */
    public String english() {
        return text.english();
    }

    /** What to do next, in German. */
    public String remedy() {
        return text.remedy();
    }
}
