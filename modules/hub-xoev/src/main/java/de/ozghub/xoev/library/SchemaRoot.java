package de.ozghub.xoev.library;

/**
 * A global element: a message, or a building block that could be a document.
 *
 * @param title German title from the schema; empty if it has none
 * @param legalBasis {@code rechtsgrundlage} from the schema; empty if it has none
 */
public record SchemaRoot(String namespace, String localName, String title, String legalBasis) {}
