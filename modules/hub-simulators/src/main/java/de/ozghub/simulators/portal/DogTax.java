package de.ozghub.simulators.portal;

import de.ozghub.simulators.portal.Application.Attachment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Fills in dog tax registrations by the project's own schema ({@code xsd/hundesteuer/1.0}), valid or with one flaw. The
 * same random numbers give the same application.
 */
public final class DogTax {

    private static final String NAMESPACE = "urn:ozg-hub:hundesteuer:1.0";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final RandomGenerator random;
    private final Instant now;
    private final String ars;

    private DogTax(RandomGenerator random, Instant now, String ars) {
        this.random = random;
        this.now = now;
        this.ars = ars;
    }

    /**
     * A registration for the place a destination stands for.
     *
     * @param attachments number of PDF attachments
     * @param attachmentBytes each attachment is at least this long
     */
    public static Application application(
            RandomGenerator random, Instant now, Offer offer, Flaw flaw, int attachments, int attachmentBytes) {
        var files = new ArrayList<Attachment>();
        for (int i = 0; i < attachments; i++) {
            var name = i == 0 ? "haftpflicht.pdf" : "nachweis-" + i + ".pdf";
            files.add(new Attachment(
                    uuid(random), name, "application/pdf", Pdf.page("Synthetischer Nachweis " + i, attachmentBytes)));
        }
        var data = new DogTax(random, now, offer.ars()).write(flaw, files);
        return new Application(offer.destinationId(), offer.service(), data, files, flaw);
    }

    private Document write(Flaw flaw, List<Attachment> files) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XML.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            doctype(xml, flaw);
            xml.setDefaultNamespace(namespace(flaw));
            xml.writeStartElement(flaw == Flaw.WRONG_ROOT ? "abmeldung" : "anmeldung");
            xml.writeDefaultNamespace(namespace(flaw));
            head(xml);
            owner(xml, flaw);
            dog(xml, flaw);
            keeping(xml);
            attachments(xml, files);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write into memory", e);
        }
        byte[] bytes = out.toByteArray();
        return Document.of(flaw == Flaw.NOT_WELL_FORMED ? withoutEnd(bytes) : bytes);
    }

    private static byte[] withoutEnd(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf("</")).getBytes(StandardCharsets.UTF_8);
    }

    private static String namespace(Flaw flaw) {
        return flaw == Flaw.WRONG_VERSION ? "urn:ozg-hub:hundesteuer:0.9" : NAMESPACE;
    }

    private static void doctype(XMLStreamWriter xml, Flaw flaw) throws XMLStreamException {
        var declaration = Doctype.of("anmeldung", flaw);
        if (!declaration.isEmpty()) {
            xml.writeDTD(declaration);
        }
    }

    private void head(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("kopf");
        text(xml, "nachrichtenUUID", uuid(random).toString());
        text(xml, "erstellt", now.truncatedTo(ChronoUnit.SECONDS).toString());
        text(xml, "gebiet", ars);
        xml.writeEndElement();
    }

    private void owner(XMLStreamWriter xml, Flaw flaw) throws XMLStreamException {
        var place = SyntheticPeople.place(ars);
        xml.writeStartElement("halter");
        text(xml, "vorname", SyntheticPeople.first(random));
        if (flaw == Flaw.XXE || flaw == Flaw.BILLION_LAUGHS) {
            xml.writeStartElement("nachname");
            xml.writeEntityRef("x");
            xml.writeEndElement();
        } else if (flaw != Flaw.SCHEMA_VIOLATION) {
            text(xml, "nachname", SyntheticPeople.last(random));
        }
        text(xml, "geburtsdatum", today().minusYears(18L + random.nextInt(60)).toString());
        xml.writeStartElement("anschrift");
        text(xml, "strasse", SyntheticPeople.street(random));
        text(xml, "hausnummer", Integer.toString(1 + random.nextInt(200)));
        text(xml, "postleitzahl", place.postalCode());
        text(xml, "ort", place.name());
        xml.writeEndElement();
        text(xml, "email", "antrag" + random.nextInt(100_000) + "@example.test");
        xml.writeEndElement();
    }

    private void dog(XMLStreamWriter xml, Flaw flaw) throws XMLStreamException {
        var breed = SyntheticPeople.breed(random);
        xml.writeStartElement("hund");
        text(xml, "name", SyntheticPeople.dog(random));
        text(xml, "rasse", flaw == Flaw.UNKNOWN_CODE ? "einhorn" : breed);
        if (breed.equals("mischling") || breed.equals("andere")) {
            text(xml, "rasseText", "Synthetischer Mischling");
        }
        text(xml, "kreuzung", Boolean.toString(random.nextInt(5) == 0));
        text(xml, "geburtsdatum", today().minusDays(90L + random.nextInt(3000)).toString());
        text(xml, "geschlecht", random.nextBoolean() ? "maennlich" : "weiblich");
        text(xml, "chipnummer", "27600%010d".formatted(random.nextLong(10_000_000_000L)));
        if (random.nextBoolean()) {
            text(xml, "grosserHund", Boolean.toString(random.nextBoolean()));
        } else {
            text(xml, "widerristhoeheCm", Integer.toString(20 + random.nextInt(60)));
            text(xml, "gewichtKg", 3 + random.nextInt(45) + "." + random.nextInt(10));
        }
        xml.writeEndElement();
    }

    private void keeping(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("haltung");
        text(xml, "beginn", today().minusDays(random.nextInt(60)).toString());
        text(xml, "weitereHunde", Integer.toString(random.nextInt(3)));
        xml.writeEndElement();
    }

    private static void attachments(XMLStreamWriter xml, List<Attachment> files) throws XMLStreamException {
        if (files.isEmpty()) {
            return;
        }
        xml.writeStartElement("anlagen");
        for (int i = 0; i < files.size(); i++) {
            xml.writeStartElement("anlage");
            text(xml, "id", files.get(i).id().toString());
            text(xml, "zweck", i == 0 ? "haftpflicht" : "sonstiges");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** A version 4 UUID from the given random numbers. */
    static UUID uuid(RandomGenerator random) {
        long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
