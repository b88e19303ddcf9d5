package de.ozghub.xoev.library;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the schemas below a folder say about themselves, before they are part of any library.
 *
 * @param schemas number of schema files that count
 * @param main the standard the package is named after; empty without XÖV metadata
 * @param namespaces those of this standard, else those that no other namespace of the package imports
 * @param schemaVersion attribute {@code version} of the first schema in one of them; empty if none has one
 * @param faults of files that cannot be read
 */
public record PackageProbe(
        int schemas, Optional<Appinfo> main, List<String> namespaces, String schemaVersion, List<SchemaFault> faults) {

    public static PackageProbe of(Path folder) {
        var reader = new SchemaDocumentReader(new HardenedXml(XmlLimits.LIBRARY));
        var files = PackageFolder.loose(folder).schemas();
        var documents = new ArrayList<SchemaDocument>();
        var faults = new ArrayList<SchemaFault>();
        for (Path file : files) {
            try {
                documents.add(reader.read(file));
            } catch (SchemaFault e) {
                faults.add(e);
            }
        }
        var standards = Standards.of(documents);
        return new PackageProbe(
                files.size(),
                standards.main(),
                standards.mainNamespaces().stream().sorted().toList(),
                documents.stream()
                        .filter(document -> standards.mainNamespaces().contains(document.namespace()))
                        .map(SchemaDocument::schemaVersion)
                        .filter(version -> !version.isEmpty())
                        .findFirst()
                        .orElse(""),
                List.copyOf(faults));
    }
}
