package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.validation.Schema;

/**
 * The schema of a package for validation, and the types whose characters this project checks instead of the JDK.
 *
 * @param types those whose pattern the schema lacks
 */
record CompiledSchema(Schema schema, Map<QName, CharacterSet> types) {

    CompiledSchema {
        types = Map.copyOf(types);
    }

    /** @throws de.ozghub.xoev.library.SchemaFault if the package is incomplete or does not compile */
    static CompiledSchema of(SchemaPackage schemas) {
        var relief = new PatternRelief(new HardenedXml(XmlLimits.LIBRARY));
        Schema relieved = schemas.schema(relief);
        if (!relief.relieved().isEmpty() && relief.safe()) {
            return new CompiledSchema(relieved, relief.relieved());
        }
        return new CompiledSchema(relief.relieved().isEmpty() ? relieved : schemas.schema(), Map.of());
    }
}
