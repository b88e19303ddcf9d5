package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.backoffice.contract.BackOfficeService;
import de.ozghub.simulators.backoffice.contract.Busy_Exception;
import de.ozghub.simulators.backoffice.contract.Origin;
import de.ozghub.simulators.backoffice.contract.Protection;
import de.ozghub.simulators.backoffice.contract.Refusal_Exception;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Holder;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;

/** Hands a case over as a hub would. */
public final class StandInCases {

    private StandInCases() {}

    public static void submit(int port, String office, String key, String submissionId) {
        var client = new BackOfficeService().getBackOfficePort();
        ((BindingProvider) client)
                .getRequestContext()
                .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, "http://127.0.0.1:" + port + "/backoffice/" + office);
        var origin = new Origin();
        origin.setChannel("fit-connect");
        origin.setSubmissionId(submissionId);
        try {
            client.submit(
                    key,
                    Office.digest(Office.MESSAGE),
                    origin,
                    "051200000000",
                    office,
                    "urn:de:fim:leika:leistung:99102013104000",
                    DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar("2026-11-02T08:00:00Z"),
                    Office.FORMAT,
                    Protection.NONE,
                    Office.handler(Office.MESSAGE),
                    List.of(),
                    new Holder<String>(),
                    new Holder<Boolean>());
        } catch (Busy_Exception | Refusal_Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
