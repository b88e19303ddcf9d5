package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.contract.Attachment;
import de.ozghub.simulators.backoffice.contract.BackOffice;
import de.ozghub.simulators.backoffice.contract.Busy;
import de.ozghub.simulators.backoffice.contract.Busy_Exception;
import de.ozghub.simulators.backoffice.contract.FindByKeyResponse;
import de.ozghub.simulators.backoffice.contract.Origin;
import de.ozghub.simulators.backoffice.contract.Protection;
import de.ozghub.simulators.backoffice.contract.Refusal;
import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import de.ozghub.simulators.fault.Fault;
import de.ozghub.simulators.fault.FaultSwitches;
import jakarta.activation.DataHandler;
import jakarta.jws.WebService;
import jakarta.xml.ws.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A back office behind the SOAP contract. */
@NullUnmarked // JAXB gives null for whatever a request leaves out.
@WebService(
        serviceName = "BackOfficeService",
        portName = "BackOfficePort",
        targetNamespace = "urn:ozg-hub:backoffice:1.0",
        wsdlLocation = "classpath:wsdl/backoffice.wsdl",
        endpointInterface = "de.ozghub.simulators.backoffice.contract.BackOffice")
class SoapOffice implements BackOffice {

    private final Desk desk;
    private final FaultSwitches faults;
    private final Pause pause;

    SoapOffice(Desk desk, FaultSwitches faults, Pause pause) {
        this.desk = desk;
        this.faults = faults;
        this.pause = pause;
    }

    @Override
    public void submit(
            String key,
            String digest,
            Origin origin,
            String authority,
            String backOffice,
            String service,
            XMLGregorianCalendar receivedAt,
            String format,
            Protection protection,
            DataHandler message,
            List<Attachment> attachment,
            Holder<String> caseNumber,
            Holder<Boolean> repeated)
            throws Busy_Exception, Refusal_Exception {
        refuseWhenBusy();
        if (isOn(BackOfficeFaults.REFUSES)) {
            throw refusal(new Refused(Refused.Code.INVALID, "The back office refuses every message"));
        }
        waitWhen(BackOfficeFaults.SLOW);
        try (var spool = new Spool()) {
            if (origin == null || message == null || protection == null || receivedAt == null) {
                throw new Refused(Refused.Code.INVALID, "A required part of the request is missing");
            }
            var taken = desk.take(new Submittal(
                    text(key),
                    text(digest),
                    text(origin.getSubmissionId()),
                    text(authority),
                    text(backOffice),
                    text(service),
                    text(format),
                    protection.value(),
                    spool.keep(message.getInputStream()),
                    attached(attachment, spool)));
            caseNumber.value = taken.caseNumber();
            repeated.value = taken.repeated();
        } catch (Refused e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waitWhen(BackOfficeFaults.LATE);
    }

    private static List<Submittal.Attached> attached(@Nullable List<Attachment> attachments, Spool spool)
            throws IOException, Refused {
        var attached = new ArrayList<Submittal.Attached>();
        for (var attachment : attachments == null ? List.<Attachment>of() : attachments) {
            if (attachment.getContent() == null) {
                throw new Refused(Refused.Code.INVALID, "An attachment has no content");
            }
            var part = spool.keep(attachment.getContent().getInputStream());
            attached.add(new Submittal.Attached(text(attachment.getId()), text(attachment.getSha256()), part));
        }
        return attached;
    }

    @Override
    public FindByKeyResponse.Found findByKey(String key) throws Busy_Exception {
        refuseWhenBusy();
        waitWhen(BackOfficeFaults.SLOW);
        var made = desk.find(text(key));
        if (made.isEmpty()) {
            return null;
        }
        var found = new FindByKeyResponse.Found();
        found.setCaseNumber(made.get().caseNumber());
        found.setDigest(made.get().digest());
        return found;
    }

    private void refuseWhenBusy() throws Busy_Exception {
        if (isOn(BackOfficeFaults.BUSY)) {
            var busy = new Busy();
            busy.setRetryAfterSeconds(BigInteger.valueOf(faults.value(BackOfficeFaults.BUSY)));
            throw new Busy_Exception("The back office is busy", busy);
        }
    }

    private void waitWhen(Fault fault) {
        if (!isOn(fault)) {
            return;
        }
        try {
            pause.of(Duration.ofSeconds(faults.value(fault)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOn(Fault fault) {
        return faults.isOn(fault, desk.office().key());
    }

    private static Refusal_Exception refusal(Refused refused) {
        var refusal = new Refusal();
        refusal.setCode(refused.code().text());
        refusal.setText(refused.getMessage());
        return new Refusal_Exception(refused.getMessage(), refusal, refused);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
