package de.ozghub.xoev.library;

import de.ozghub.xoev.xml.HardenedXml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads package folders; what goes wrong in one stays in that one. */
final class LibraryReader {

    /** Documents and, if a file could not be read, the fault. */
    private record Contents(
            PackageFolder folder,
            List<SchemaDocument> documents,
            @Nullable String fault) {}

    private final SchemaDocumentReader reader;
    private final DocumentIndex index = new DocumentIndex();
    private final SchemaCompiler compiler;

    LibraryReader(HardenedXml xml) {
        this.reader = new SchemaDocumentReader(xml);
        this.compiler = new SchemaCompiler(xml, index);
    }

    List<SchemaPackage> read(List<PackageFolder> folders) {
        List<Contents> contents = folders.stream().map(this::contents).toList();
        contents.forEach(content -> content.documents().forEach(index::add));
        return contents.stream().map(this::finish).toList();
    }

    private Contents contents(PackageFolder folder) {
        var documents = new ArrayList<SchemaDocument>();
        String fault = null;
        for (Path file : folder.schemas()) {
            try {
                documents.add(reader.read(file));
            } catch (SchemaFault e) {
                fault = e.getMessage();
            }
        }
        return new Contents(folder, List.copyOf(documents), fault);
    }

    private SchemaPackage finish(Contents contents) {
        String fault = contents.fault();
        String hash = "";
        try {
            hash = contents.folder().contentHash();
            if (fault == null) {
                compiler.requireComplete(contents.folder().folder(), contents.documents());
            }
        } catch (SchemaFault e) {
            fault = e.getMessage();
        }
        return new SchemaPackage(contents.folder(), hash, contents.documents(), standards(contents), compiler, fault);
    }

    /** What the schemas say of themselves; for a schema without XÖV metadata namespace and folder name. */
    private static List<StandardVersion> standards(Contents contents) {
        Map<String, StandardVersion> byNamespace = new LinkedHashMap<>();
        for (var document : contents.documents()) {
            var standard = document.standard();
            if (standard != null) {
                byNamespace.putIfAbsent(document.namespace(), standard);
            }
        }
        if (byNamespace.isEmpty()) {
            var namespaces = new LinkedHashSet<String>();
            contents.documents().forEach(document -> namespaces.add(document.namespace()));
            for (String namespace : namespaces) {
                byNamespace.put(namespace, unnamed(contents.folder(), namespace));
            }
        }
        return List.copyOf(byNamespace.values());
    }

    private static StandardVersion unnamed(PackageFolder folder, String namespace) {
        String version = folder.version();
        String urn = namespace.endsWith(":" + version)
                ? namespace.substring(0, namespace.length() - version.length() - 1)
                : namespace;
        return new StandardVersion(urn, version, namespace, folder.name());
    }
}
