package de.ozghub.app.validation;

import de.ozghub.app.opening.Opened;
import de.ozghub.app.validation.ActivePackages.Active;
import de.ozghub.app.work.Trail;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.InboxTerms;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.mapping.Bytes;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The digital inboxes: what arrives at an authority's destination and none of its services takes is put into its inbox as it
 * came. The data are not read; a letter of the hub about them goes the way of any other data.
 */
public final class Inboxes {

    private static final String NAMESPACE = "urn:ozg-hub:posteingang:1.0";

    private final HubConfiguration configuration;
    private final ActivePackages packages;

    public Inboxes(HubConfiguration configuration, ActivePackages packages) {
        this.configuration = configuration;
        this.packages = packages;
    }

    /** The inbox an opened submission goes into. */
    record Place(Authority authority, InboxTerms terms) {}

    Optional<Place> of(Opened opened) {
        var arrival = opened.recorded().arrival();
        return configuration
                .inbox(arrival.origin().destination(), arrival.service())
                .map(authority -> new Place(authority, Objects.requireNonNull(authority.inbox())));
    }

    /** The package that makes the cover sheet, if it may run. */
    Optional<Active> active(Place place) {
        return packages.at(place.terms().packagePath());
    }

    /** Why nothing can go into the inbox now. */
    Problem closed(Place place, ServiceKey service) {
        return Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "service", service)
                .with("package", place.terms().packagePath())
                .with("reason", "the package of the inbox cannot run");
    }

    Valid valid(Opened opened, Place place, Active active) {
        var authority = place.authority();
        var area = authority.areas().getFirst();
        var competent = new Competent(
                authority.key(),
                authority.key(),
                null,
                place.terms().packagePath(),
                place.terms().backOffices(),
                false);
        Trail trail = opened.trail()
                .and(
                        Stage.VALIDATION,
                        JournalEvent.FOR_INBOX,
                        Map.of("schema", opened.content().schema().value()));
        return new Valid(
                opened, active.mappingPackage(), letter(area.ars(), opened), new Valid.Inbox(area, competent), trail);
    }

    private static Bytes letter(String ars, Opened opened) {
        String service = opened.recorded().arrival().service().urn();
        String schema = opened.content().schema().value();
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("eingang");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "gebiet", ars);
            element(xml, "betreff", "Eingang ohne Fachverfahren: " + service);
            element(xml, "absender", "steht in den beiliegenden Daten");
            element(
                    xml,
                    "text",
                    "Die Daten liegen unverändert bei. Sie folgen nach Angabe des Absenders " + schema + ".");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a letter cannot be written into memory", e);
        }
        return Bytes.of(out.toByteArray());
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
