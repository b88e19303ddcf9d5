package de.ozghub.xoev.library;

import java.util.List;

/**
 * A type derived from {@code xoev-code:Code}, and what it leaves to the message (XÖV-Handbuch, code types 1 to 4).
 *
 * @param kind 1: list, version and values are in the schema; 2: list and version; 3: the list; 4: nothing
 * @param name of the type, or of the element if the type has none
 * @param listUri empty for kind 4
 * @param listVersion empty for kinds 3 and 4
 */
public record CodeType(int kind, String name, String listUri, String listVersion) {

    /** Where the type {@code Code} is defined: the namespace of today, and the one XTA 2.1.1 keeps to. */
    public static final List<String> NAMESPACES =
            List.of("http://xoev.de/schemata/code/1_0", "http://xoev.de/schemata/basisdatentypen/1_1");
}
