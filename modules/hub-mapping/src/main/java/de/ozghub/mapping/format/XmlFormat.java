package de.ozghub.mapping.format;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.message.Element;
import de.ozghub.mapping.message.Proof;
import de.ozghub.mapping.message.TreeWriter;
import de.ozghub.mapping.message.XmlOutput;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.Direction;
import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Validation;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * XML in UTF-8, proven by a schema of the library whose version is in force for sending.
 *
 * @param place of the target, for faults
 * @param prefixes namespaces to declare at the root
 */
public record XmlFormat(
        Place place, SchemaKey schema, Validation validation, XmlOutput output, Map<String, String> prefixes)
        implements TreeWriter, Proof {

    @Override
    public Bytes write(Element root, Notes notes) {
        try {
            return Bytes.of(output.write(root, prefixes));
        } catch (XMLStreamException e) {
            notes.fault(new RuleFault(place, root.name().getLocalPart(), "not-writable-as-xml"));
            return Bytes.of(new byte[0]);
        }
    }

    @Override
    public List<Problem> problems(Bytes message, String target) {
        return validation.validator(schema, Direction.OUT).validate(message.toByteArray()).findings().stream()
                .map(finding -> invalid(finding, target))
                .toList();
    }

    private static Problem invalid(Finding finding, String target) {
        return Problem.of(ProblemCode.TARGET_INVALID, target, "rule", finding.rule())
                .with("line", finding.line())
                .with("path", finding.path())
                .with("field", finding.field());
    }
}
