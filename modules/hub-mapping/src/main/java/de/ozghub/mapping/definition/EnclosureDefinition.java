package de.ozghub.mapping.definition;

import de.ozghub.submission.SchemaKey;
import org.jspecify.annotations.Nullable;

/** A document that travels beside a target's message. */
public sealed interface EnclosureDefinition {

    /** File name for the receiver, made by the package's author. */
    String name();

    /** The data exactly as the sender sent them. */
    record Original(String name) implements EnclosureDefinition {}

    /**
     * Made by a stylesheet and proven by a schema.
     *
     * @param mode the stylesheet's initial mode; null for its default mode
     */
    record Made(
            String name,
            Place place,
            SchemaKey schema,
            Body.Stylesheet body,
            @Nullable String mode) implements EnclosureDefinition {}

    /** A page for people in HTML, made by a stylesheet. */
    record Page(String name, Place place, Body.Stylesheet body) implements EnclosureDefinition {}
}
