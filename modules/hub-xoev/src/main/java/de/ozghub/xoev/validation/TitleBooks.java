package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The titles of every package that had a finding; read when the first one is told. Thread-safe. */
final class TitleBooks {

    private final SchemaLibrary library;
    private final HardenedXml xml = new HardenedXml(XmlLimits.LIBRARY);
    private final Map<SchemaPackage, FieldTitles> books = new ConcurrentHashMap<>();

    TitleBooks(SchemaLibrary library) {
        this.library = library;
    }

    List<Finding> titled(SchemaPackage schemas, List<Finding> findings) {
        if (findings.isEmpty()) {
            return findings;
        }
        FieldTitles titles = books.computeIfAbsent(schemas, this::read);
        return findings.stream()
                .map(finding -> finding.path().isEmpty() ? finding : finding.titled(titles.of(finding.path())))
                .toList();
    }

    /** The package's own schemas, then those of packages whose namespaces it lacks: it may import them. */
    private FieldTitles read(SchemaPackage schemas) {
        var reader = new TitleReader(xml);
        reader.add(schemas.schemaFiles());
        for (SchemaPackage other : library.packages()) {
            if (other != schemas && other.namespaces().stream().noneMatch(reader.namespaces()::contains)) {
                reader.add(other.schemaFiles());
            }
        }
        return reader.titles();
    }
}
