package de.ozghub.xoev.library;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Collects what {@code xs:appinfo} says of standard and version while a schema is read. */
final class AppinfoReader {

    private @Nullable String urn;
    private @Nullable String version;
    private String shortName = "";
    private String title = "";
    private String technicalName = "";
    private String handbook = "";
    private String generator = "";

    /** True if the element's text was read, which leaves the reader behind the element. */
    boolean take(XMLStreamReader reader, String parent, String name) throws XMLStreamException {
        switch (parent + "/" + name) {
            case "standard/kennung" -> urn = text(reader);
            case "standard/nameKurz" -> shortName = text(reader);
            case "standard/nameLang" -> title = text(reader);
            case "standard/nameTechnisch" -> technicalName = text(reader);
            case "versionStandard/version" -> version = text(reader);
            case "versionStandard/versionXOEVHandbuch" -> handbook = text(reader);
            case "versionStandard/versionXGenerator" -> generator = text(reader);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Null for a schema that names no standard or no version. */
    @Nullable
    Appinfo of(String namespace) {
        return urn == null || version == null
                ? null
                : new Appinfo(
                        new StandardVersion(urn, version, namespace, shortName),
                        title,
                        technicalName,
                        handbook,
                        generator);
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        return reader.getElementText().strip();
    }
}
