package de.ozghub.mapping;

import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.EnclosureDefinition;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.definition.Shape;
import de.ozghub.mapping.definition.TargetDefinition;
import de.ozghub.mapping.format.JsonFormat;
import de.ozghub.mapping.format.RowsFormat;
import de.ozghub.mapping.format.XmlFormat;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.message.CompiledTarget.CompiledEnclosure;
import de.ozghub.mapping.message.MessageMaker;
import de.ozghub.mapping.message.PageProof;
import de.ozghub.mapping.message.Prefixes;
import de.ozghub.mapping.message.Proof;
import de.ozghub.mapping.message.StylesheetMaker;
import de.ozghub.mapping.message.TableMaker;
import de.ozghub.mapping.message.TreeWriter;
import de.ozghub.mapping.message.XdomeaPackaging;
import de.ozghub.mapping.message.XmlOutput;
import de.ozghub.mapping.table.TableMapping;
import de.ozghub.mapping.table.XPaths;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** Compiles the targets of one package. For one thread. */
final class TargetCompiler {

    private static final String XML = "application/xml";
    private static final MessageMaker NOTHING = (submitted, notes) -> Bytes.of(new byte[0]);

    private final HardenedXml xml;
    private final Validation validation;
    private final Map<String, String> namespaces;
    private final XPaths xpaths;
    private final Faults faults;
    private final XmlOutput output;
    private final Map<String, @Nullable XsltExecutable> stylesheets = new HashMap<>();

    TargetCompiler(
            HardenedXml xml, Validation validation, Map<String, String> namespaces, XPaths xpaths, Faults faults) {
        this.xml = xml;
        this.validation = validation;
        this.namespaces = namespaces;
        this.xpaths = xpaths;
        this.faults = faults;
        this.output = new XmlOutput(xml.processor());
    }

    CompiledTarget compile(TargetDefinition definition) {
        Form form = form(definition);
        QName root = definition.shape() instanceof Shape.Xml at
                ? new QName(definition.namespace(), at.schema().root(), at.prefix())
                : new QName("message");
        MessageMaker maker = switch (definition.body()) {
            case Body.Table table -> new TableMaker(new TableMapping(root, table.rules(), xpaths), form.writer());
            case Body.Stylesheet stylesheet -> guarded(definition.shape(), stylesheet(stylesheet, null));
        };
        var target = new Target(
                definition.label().name(),
                definition.label().title(),
                form.key(),
                definition.when() != null,
                definition.mustConfirm());
        List<CompiledEnclosure> enclosures =
                definition.enclosures().stream().map(this::enclosure).toList();
        return new CompiledTarget(
                target,
                xpaths.compile(definition.when()),
                maker,
                form.proof(),
                definition.shape() instanceof Shape.Xml at && at.packaged()
                        ? new XdomeaPackaging(definition.place(), xml)
                        : null,
                form.mediaType(),
                enclosures);
    }

    /** A target that keeps the root of its source is made only of roots its schema knows. */
    private MessageMaker guarded(Shape shape, MessageMaker maker) {
        if (!(shape instanceof Shape.Xml at) || !at.schema().root().isEmpty()) {
            return maker;
        }
        Set<String> roots = validation.library().find(at.schema()).stream()
                .flatMap(found -> found.roots().stream())
                .map(SchemaRoot::localName)
                .collect(Collectors.toUnmodifiableSet());
        return new KnownRoots(at.schema(), roots, maker);
    }

    private Form form(TargetDefinition definition) {
        List<de.ozghub.mapping.definition.Rule> rules =
                definition.body() instanceof Body.Table table ? table.rules() : List.of();
        return switch (definition.shape()) {
            case Shape.Xml shape -> {
                var prefixes = new TreeMap<>(namespaces);
                // declared at the root only if a target path uses them
                prefixes.keySet().retainAll(Prefixes.usedBy(rules));
                XmlFormat format = xml(definition.place(), shape.schema(), prefixes);
                yield new Form(shape.schema(), XML, format, format);
            }
            case Shape.Json shape ->
                JsonFormat.read(shape, faults)
                        .map(format -> new Form(format.key(), "application/json", format, format))
                        .orElseGet(Form::none);
            case Shape.Rows shape -> {
                RowsFormat format = RowsFormat.read(shape, faults);
                format.check(rules, faults);
                yield new Form(format.key(), format.mediaType(), format, format);
            }
        };
    }

    private XmlFormat xml(Place place, SchemaKey schema, Map<String, String> prefixes) {
        if (!validation.validator(schema).ready()) {
            faults.add(place, "target-schema", schema.value(), unusable(schema));
        }
        return new XmlFormat(place, schema, validation, output, prefixes);
    }

    private String unusable(SchemaKey schema) {
        return validation
                .library()
                .find(schema)
                .flatMap(SchemaPackage::fault)
                .orElse("The schema library has no such schema with this root.");
    }

    private CompiledEnclosure enclosure(EnclosureDefinition definition) {
        return switch (definition) {
            case EnclosureDefinition.Original original -> new CompiledEnclosure(original.name(), XML, null, null);
            case EnclosureDefinition.Page page ->
                new CompiledEnclosure(
                        page.name(), "text/html", stylesheet(page.body(), null, output::page), new PageProof());
            case EnclosureDefinition.Made made ->
                new CompiledEnclosure(
                        made.name(),
                        XML,
                        stylesheet(made.body(), made.mode()),
                        xml(made.place(), made.schema(), Map.of()));
        };
    }

    private MessageMaker stylesheet(Body.Stylesheet stylesheet, @Nullable String mode) {
        return stylesheet(stylesheet, mode, output::serializer);
    }

    private MessageMaker stylesheet(Body.Stylesheet stylesheet, @Nullable String mode, StylesheetMaker.Output as) {
        @Nullable
        XsltExecutable executable = stylesheets.containsKey(stylesheet.place().file())
                ? stylesheets.get(stylesheet.place().file())
                : compiled(stylesheet);
        return executable == null ? NOTHING : new StylesheetMaker(stylesheet.place(), xml, executable, mode, as);
    }

    private @Nullable XsltExecutable compiled(Body.Stylesheet stylesheet) {
        XsltCompiler compiler = xml.xsltCompiler();
        String file = stylesheet.place().file();
        compiler.setErrorReporter(error -> {
            if (!error.isWarning()) {
                int line = Math.max(0, error.getLocation().getLineNumber());
                faults.add(new Place(file, line), "xslt", "", "Not XSLT 3: " + error.getMessage());
            }
        });
        @Nullable XsltExecutable executable = null;
        try {
            executable =
                    compiler.compile(xml.source(Bytes.utf8(stylesheet.text()).open()));
        } catch (SaxonApiException e) {
            if (!faults.any()) {
                faults.add(stylesheet.place(), "xslt", "", "Not XSLT 3.");
            }
        }
        stylesheets.put(file, executable);
        return executable;
    }

    /** A format ready to write and prove. */
    private record Form(SchemaKey key, String mediaType, TreeWriter writer, Proof proof) {

        /** Stands for a format with faults. */
        static Form none() {
            return new Form(
                    new SchemaKey("none"), XML, (root, notes) -> Bytes.of(new byte[0]), (message, target) -> List.of());
        }
    }
}
