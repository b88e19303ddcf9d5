package de.ozghub.xoev.archive;

/** Every reason for which a package is refused, with a stable id and what a person does about it. */
public enum Refusal {
    NOT_A_PACKAGE("not-a-package", "Give a zip file, a folder or a genericode file."),
    ARCHIVE_BROKEN("archive-broken", "Fetch the file again and compare its checksum."),
    ARCHIVE_ENCRYPTED("archive-encrypted", "Unpack it with its password and import the folder."),
    ARCHIVE_TOO_LARGE("archive-too-large", "Import only the part that holds schemas, code lists and Schematron."),
    TOO_MANY_ENTRIES("too-many-entries", "Import only the part that holds schemas, code lists and Schematron."),
    ZIP_BOMB("zip-bomb", "Do not unpack this file anywhere; ask its sender."),
    ZIP_SLIP("zip-slip", "Do not unpack this file anywhere; ask its sender."),
    SYMLINK("symlink", "Replace the link by the file it points to."),
    NESTED_TOO_DEEP("nested-too-deep", "Unpack the outer zip files and import the inner one."),
    XML_FORBIDDEN("xml-forbidden", "Ask the publisher for a file without DOCTYPE, entities and XInclude."),
    XML_CATALOG("xml-catalog", "Remove the catalogue; addresses are resolved from the library alone."),
    SCHEMA_UNREADABLE("schema-unreadable", "Fetch the package again; if it stays, tell its publisher."),
    CODE_LIST_UNREADABLE("code-list-unreadable", "Fetch the list again; if it stays, tell its publisher."),
    NO_SCHEMA("no-schema", "Import the part with the schemas, or all parts of one version with --together."),
    MISSING_FILE("missing-file", "Import the package that holds it, before or in the same call."),
    DOES_NOT_COMPILE("does-not-compile", "Fetch the package again; if it stays, tell its publisher."),
    OTHER_CONTENT("other-content", "Import with --replace if the new content is right."),
    STILL_NEEDED("still-needed", "Remove the packages that need it first, or use --force."),
    UNKNOWN_PACKAGE("unknown-package", "hub schema list names the packages.");

    private final String id;
    private final String advice;

    Refusal(String id, String advice) {
        this.id = id;
        this.advice = advice;
    }

    /** Stable name in reports and in {@code docs/schema-library.md}. */
    public String id() {
        return id;
    }

    /** What to do, as a sentence. */
    public String advice() {
        return advice;
    }
}
