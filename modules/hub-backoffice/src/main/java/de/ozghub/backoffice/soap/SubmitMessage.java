package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.contract.Attachment;
import de.ozghub.backoffice.soap.contract.Origin;
import de.ozghub.backoffice.soap.contract.Protection;
import de.ozghub.backoffice.soap.contract.Submit;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.submission.BackOfficeKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** Writes a hand-over in the words of the contract. */
final class SubmitMessage {

    private SubmitMessage() {}

    static Submit of(Handover handover, BackOfficeKey backOffice, Attempt attempt) {
        var submit = new Submit();
        submit.setKey(handover.key().toString());
        submit.setDigest(handover.digest());
        submit.setOrigin(origin(handover.origin()));
        submit.setAuthority(handover.authority().ars());
        submit.setBackOffice(backOffice.toString());
        submit.setService(handover.service().urn());
        submit.setReceivedAt(utc(handover.receivedAt()));
        submit.setFormat(handover.format().value());
        submit.setProtection(Protection.fromValue(handover.protection().id()));
        submit.setMessage(ContentSource.part(handover.message(), attempt));
        for (Handover.Attachment part : handover.attachments()) {
            submit.getAttachment().add(attachment(part, attempt));
        }
        return submit;
    }

    private static Origin origin(de.ozghub.submission.Origin from) {
        var origin = new Origin();
        origin.setChannel(from.channel());
        origin.setSubmissionId(from.externalId());
        if (from.externalCase() != null) {
            origin.setCaseId(from.externalCase());
        }
        return origin;
    }

    private static Attachment attachment(Handover.Attachment part, Attempt attempt) {
        var attachment = new Attachment();
        attachment.setId(part.id());
        attachment.setMediaType(part.mediaType());
        attachment.setSha256(part.sha256());
        attachment.setContent(ContentSource.part(part.content(), attempt));
        return attachment;
    }

    private static XMLGregorianCalendar utc(Instant instant) {
        try {
            String text = instant.truncatedTo(ChronoUnit.MICROS).toString();
            return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("every Java platform has XML datatypes", e);
        }
    }
}
