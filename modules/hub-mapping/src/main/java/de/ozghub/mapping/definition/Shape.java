package de.ozghub.mapping.definition;

import de.ozghub.submission.SchemaKey;

/** What a target's message is written in, and what proves it. */
public sealed interface Shape {

    /**
     * XML; without a root in the key the message keeps the root of its source.
     *
     * @param prefix of the target's namespace; empty makes it the default namespace
     * @param packaged whether it leaves as an xdomea package, with the documents it names
     */
    record Xml(SchemaKey schema, String prefix, boolean packaged) implements Shape {}

    /** JSON, by the text of a JSON Schema (2020-12). */
    record Json(Place place, String schema) implements Shape {}

    /** CSV or records of fixed length, by the text of a layout. */
    record Rows(Place place, String layout, boolean fixedLength) implements Shape {}
}
