package de.ozghub.xoev.library;

import de.ozghub.xoev.xml.HardenedXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        String fault = folder.fault();
        for (Path file : folder.schemas()) {
            try {
                var document = reader.read(file);
                if (documents.stream().noneMatch(known -> sameFile(known, document))) {
                    documents.add(document);
                }
            } catch (SchemaFault e) {
                fault = e.getMessage();
            }
        }
        return new Contents(folder, List.copyOf(documents), fault);
    }

    /** The same file lies in several folders of some packages; compiled twice it would contradict itself. */
    private static boolean sameFile(SchemaDocument one, SchemaDocument other) {
        try {
            return one.namespace().equals(other.namespace())
                    && one.fileName().equals(other.fileName())
                    && Files.mismatch(one.file(), other.file()) < 0;
        } catch (IOException e) {
            throw new SchemaFault(other.fileName() + " cannot be read", e);
        }
    }

    private SchemaPackage finish(Contents contents) {
        String fault = contents.fault();
        String hash = "";
        var walk = new SchemaCompiler.Walk(List.of(), Set.of());
        try {
            hash = contents.folder().contentHash();
            walk = compiler.walk(contents.folder().folder(), contents.documents());
            if (fault == null && !walk.missing().isEmpty()) {
                fault = walk.missing().stream().map(MissingFile::sentence).collect(Collectors.joining("; "));
            }
        } catch (SchemaFault e) {
            fault = e.getMessage();
        }
        var standards = Standards.of(contents.documents());
        return new SchemaPackage(
                contents.folder(),
                hash,
                contents.documents(),
                standards,
                versions(contents, standards),
                walk,
                compiler,
                fault);
    }

    /** What the schemas say of themselves; for a schema without XÖV metadata namespace and folder name. */
    private static List<StandardVersion> versions(Contents contents, Standards standards) {
        if (!standards.all().isEmpty()) {
            return standards.all().stream().map(Appinfo::standard).toList();
        }
        var namespaces = new LinkedHashSet<String>();
        contents.documents().forEach(document -> namespaces.add(document.namespace()));
        return namespaces.stream()
                .map(namespace -> unnamed(contents.folder(), namespace))
                .toList();
    }

    private static StandardVersion unnamed(PackageFolder folder, String namespace) {
        String version = folder.version();
        String urn = namespace.endsWith(":" + version)
                ? namespace.substring(0, namespace.length() - version.length() - 1)
                : namespace;
        return new StandardVersion(urn, version, namespace, folder.name());
    }
}
