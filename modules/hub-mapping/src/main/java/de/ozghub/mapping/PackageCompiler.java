package de.ozghub.mapping;

import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.DefinitionReader;
import de.ozghub.mapping.definition.Faults;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.definition.TargetDefinition;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.message.MessageMaker;
import de.ozghub.mapping.message.Prefixes;
import de.ozghub.mapping.message.StylesheetMaker;
import de.ozghub.mapping.message.TableMaker;
import de.ozghub.mapping.message.XmlOutput;
import de.ozghub.mapping.table.CompiledXPath;
import de.ozghub.mapping.table.TableMapping;
import de.ozghub.mapping.table.XPaths;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** Turns the text of a package into something that runs. Thread-safe; compiling takes 0.1 to 1 s. */
public final class PackageCompiler {

    private final HardenedXml xml;
    private final Validation validation;
    private final XmlOutput output;

    /** @param validation holds every target schema; messages are proven with its limits */
    public PackageCompiler(HardenedXml xml, Validation validation) {
        this.xml = xml;
        this.validation = validation;
        this.output = new XmlOutput(xml.processor());
    }

    /** Never throws for what stands in the package. The source schema need not be there; every target schema must. */
    public Compilation compile(PackageSource source) {
        var faults = new Faults();
        PackageDefinition definition = new DefinitionReader(source, faults).read();
        if (faults.any()) {
            return new Compilation.Faulty(faults.list());
        }
        var xpaths = new XPaths(xml.processor(), definition.namespaces(), faults);
        CompiledXPath area = xpaths.compile(definition.source().area());
        var keys = new ArrayList<MappingPackage.Key>();
        for (var key : definition.source().businessKeys()) {
            CompiledXPath from = xpaths.compile(key.from());
            if (from != null) {
                keys.add(new MappingPackage.Key(key.name(), key.sensitivity(), from));
            }
        }
        List<CompiledTarget> targets = definition.targets().stream()
                .map(target -> target(target, definition.namespaces(), xpaths, faults))
                .toList();
        if (faults.any()) {
            return new Compilation.Faulty(faults.list());
        }
        var reading = new MappingPackage.Reading(Objects.requireNonNull(area), keys);
        return new Compilation.Compiled(new MappingPackage(
                source.version(), definition, reading, targets, new MappingPackage.Tools(xml, validation)));
    }

    private CompiledTarget target(
            TargetDefinition definition, Map<String, String> namespaces, XPaths xpaths, Faults faults) {
        if (!validation.validator(definition.schema()).ready()) {
            faults.add(definition.place(), "target-schema", definition.schema().value(), unusable(definition.schema()));
        }
        MessageMaker maker = switch (definition.body()) {
            case Body.Table table -> table(definition, table, namespaces, xpaths);
            case Body.Stylesheet stylesheet -> stylesheet(stylesheet, faults);
        };
        var target = new Target(
                definition.label().name(),
                definition.label().title(),
                definition.schema(),
                definition.when() != null,
                definition.mustConfirm());
        return new CompiledTarget(target, xpaths.compile(definition.when()), maker);
    }

    private String unusable(SchemaKey schema) {
        return validation
                .library()
                .find(schema)
                .flatMap(SchemaPackage::fault)
                .orElse("The schema library has no such schema with this root.");
    }

    private MessageMaker table(
            TargetDefinition definition, Body.Table table, Map<String, String> namespaces, XPaths xpaths) {
        var root = new QName(definition.namespace(), definition.schema().root());
        var prefixes = new java.util.TreeMap<>(namespaces);
        // declared at the root only if a target path uses them
        prefixes.keySet().retainAll(Prefixes.usedBy(table.rules()));
        return new TableMaker(definition.place(), new TableMapping(root, table.rules(), xpaths), output, prefixes);
    }

    private MessageMaker stylesheet(Body.Stylesheet stylesheet, Faults faults) {
        @Nullable XsltExecutable executable = compileStylesheet(stylesheet, faults);
        return executable == null
                ? (submitted, problems) -> Bytes.of(new byte[0])
                : new StylesheetMaker(stylesheet.place(), xml, executable, output);
    }

    private @Nullable XsltExecutable compileStylesheet(Body.Stylesheet stylesheet, Faults faults) {
        XsltCompiler compiler = xml.xsltCompiler();
        String file = stylesheet.place().file();
        compiler.setErrorReporter(error -> {
            if (!error.isWarning()) {
                int line = Math.max(0, error.getLocation().getLineNumber());
                faults.add(new Place(file, line), "xslt", "", "Not XSLT 3: " + error.getMessage());
            }
        });
        try {
            return compiler.compile(xml.source(Bytes.utf8(stylesheet.text()).open()));
        } catch (SaxonApiException e) {
            if (!faults.any()) {
                faults.add(stylesheet.place(), "xslt", "", "Not XSLT 3.");
            }
            return null;
        }
    }
}
