package de.ozghub.xoev.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One XSD file and what it says about itself.
 *
 * @param schemaVersion attribute {@code version} of {@code xs:schema}; empty if absent
 * @param parts global elements, as {@code {namespace}name}, that stand in other elements or are abstract: building blocks, no
 *     messages
 * @param described global elements with a title or legal basis of their own: messages, even if they also stand in others
 * @param groups global groups by expanded name
 * @param names local names of all elements it declares, and of their attributes
 */
record SchemaDocument(
        Path file,
        String namespace,
        String schemaVersion,
        @Nullable Appinfo appinfo,
        List<Reference> references,
        List<SchemaRoot> roots,
        Set<String> parts,
        Set<String> described,
        Header header,
        List<CodeType> codeTypes,
        Map<String, GroupReader.Group> groups,
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
