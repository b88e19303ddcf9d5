package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.validation.Schema;

/**
 * The schema of a package for validation, and what is known of its types.
 *
 * @param types those whose pattern the schema lacks, because this project checks the characters instead of the JDK
 * @param patternedAgain whether the schema has further patterns for types made of those
 * @param patternFree those no pattern runs over: their texts may be long
 */
record CompiledSchema(Schema schema, Map<QName, CharacterSet> types, boolean patternedAgain, Set<QName> patternFree) {

    private static final HardenedXml XML = new HardenedXml(XmlLimits.LIBRARY);

    CompiledSchema {
        types = Map.copyOf(types);
        patternFree = Set.copyOf(patternFree);
    }

    /** @throws de.ozghub.xoev.library.SchemaFault if the package is incomplete or does not compile */
    static CompiledSchema of(SchemaPackage schemas) {
        var relief = new PatternRelief(XML);
        Schema relieved = schemas.schema(relief);
        if (relief.relieved().isEmpty() || relief.safe()) {
            return new CompiledSchema(relieved, relief.relieved(), relief.patternedAgain(), relief.patternFree());
        }
        return new CompiledSchema(schemas.schema(), Map.of(), false, Set.of());
    }
}
