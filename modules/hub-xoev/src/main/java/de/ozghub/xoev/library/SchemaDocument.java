package de.ozghub.xoev.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One XSD file and what it says about itself.
 *
 * @param names local names of all elements it declares, and of their attributes
 */
record SchemaDocument(
        Path file,
        String namespace,
        @Nullable StandardVersion standard,
        List<Reference> references,
        List<SchemaRoot> roots,
        Header header,
        Set<String> listUris,
        Set<String> names) {

    /** An include, import, redefine or override; the location is null for an import by namespace alone. */
    record Reference(String namespace, @Nullable String location) {}

    /** Values the schema fixes for the header attributes of the same names (in the singular). */
    record Header(Set<String> standards, Set<String> versions) {}

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    String systemId() {
        return file.toUri().toString();
    }
}
