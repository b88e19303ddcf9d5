package de.ozghub.mapping.definition;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.deadline.Term;
import de.ozghub.mapping.BusinessKey.Sensitivity;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.mapping.ServicePolicy.Deadlines;
import de.ozghub.mapping.ServicePolicy.OnInvalid;
import de.ozghub.mapping.ServicePolicy.Secrecy;
import de.ozghub.mapping.definition.PackageDefinition.Values;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code mapping.yaml} and the files it names. For one package. */
public final class DefinitionReader {

    private static final String FILE = MappingPackages.DESCRIPTION;
    private static final Map<String, Secrecy> SECRECY = Map.of(
            "general", Secrecy.GENERAL, "tax", Secrecy.TAX, "social", Secrecy.SOCIAL, "special", Secrecy.SPECIAL);
    private static final Map<String, OnInvalid> ON_INVALID =
            Map.of("reject", OnInvalid.REJECT, "clerk", OnInvalid.CLERK);
    private static final Map<String, Sensitivity> CLASSES =
            Map.of("reference", Sensitivity.REFERENCE, "personal", Sensitivity.PERSONAL);

    private static final Map<String, String> UNKNOWN = Map.of("fault", "fault", "keep", "keep", "default", "default");

    /** Folder of the files that override a package, each laid over the ones before, by name. */
    public static final String OVERRIDES = "overrides/";

    /** Folder in which Verbund and authorities write them. */
    public static final String WRITTEN = "conf/mappings/";

    private final String path;
    private final PackageFiles files;
    private final Faults faults;

    public DefinitionReader(PackageSource source, Faults faults) {
        this.path = source.path();
        this.files = new PackageFiles(source, faults);
        this.faults = faults;
    }

    /** The definition with every override laid over; of no use if there are faults afterwards. */
    public PackageDefinition read() {
        YamlFields top = YamlFields.parse(FILE, files.text(FILE, new Place(FILE, 0)), faults);
        if (top.isEmpty()) {
            return nothing(top.place());
        }
        top.value("format", "", DefinitionReader::requireFormat);
        top.require("format", "service", "source", "area", "secrecy", "on-invalid", "targets");
        Map<String, String> namespaces = top.texts("namespaces");
        List<Overlay> overlays = overlays();
        Values values = values(top, overlays);
        AttachmentTerms attachments = AttachmentTerms.STANDARD.with(top, faults);
        for (Overlay overlay : overlays) {
            attachments = overlay.attachments(attachments);
        }
        var rules = new RuleReader(
                new Conversions(values.codes()),
                top.has("convert") ? top.steps("convert") : RuleReader.USUAL,
                namespaces,
                values.settings().keySet(),
                faults);
        List<TargetDefinition> targets = new TargetReader(files, rules, faults).read(top);
        for (Overlay overlay : overlays) {
            targets = overlay.targets(targets, rules);
        }
        PackageDefinition.Source from = source(top);
        if (from.schema().root().isEmpty()
                && targets.stream().anyMatch(target -> target.body() instanceof Body.Table)) {
            faults.add(
                    top.place("source"),
                    "value",
                    from.schema().value(),
                    "A package with a rule table needs a root element behind #.");
        }
        var definition = new PackageDefinition(
                top.text("title"),
                from,
                policy(top, attachments),
                attachments,
                namespaces,
                values,
                targets,
                drops(top));
        top.done();
        return definition;
    }

    private List<Overlay> overlays() {
        return files.below(OVERRIDES).stream()
                .map(file -> Overlay.parse(written(file), files.text(file, new Place(file, 0)), path, faults))
                .toList();
    }

    /** Where people find what is laid over as {@code overrides/2-<authority>.yaml}. */
    private String written(String file) {
        return WRITTEN + path + "/" + file.substring(OVERRIDES.length() + 2);
    }

    private Values values(YamlFields top, List<Overlay> overlays) {
        Map<String, PackageDefinition.Setting> settings = new LinkedHashMap<>();
        top.block("settings")
                .ifPresent(block -> block.keys()
                        .forEach(name -> settings.put(
                                name, new PackageDefinition.Setting(block.place(name), block.text(name)))));
        var values = new Values(settings, codeTables(top));
        for (Overlay overlay : overlays) {
            values = new Values(overlay.settings(values.settings()), overlay.codes(values.codes()));
        }
        return values;
    }

    private static List<PackageDefinition.Drop> drops(YamlFields top) {
        var drops = new ArrayList<PackageDefinition.Drop>();
        for (YamlFields fields : top.blocks("drop")) {
            fields.require("field", "reason");
            drops.add(new PackageDefinition.Drop(fields.place(), fields.text("field"), fields.text("reason")));
            fields.done();
        }
        return drops;
    }

    /** Stands for a description that could not be read; the fault is noted already. */
    private static PackageDefinition nothing(Place place) {
        var source = new PackageDefinition.Source(
                new ServiceKey("urn:ozg-hub:none"),
                new SchemaKey("none#none"),
                new Expression(place, "()"),
                List.of(),
                Optional.empty());
        var policy = new ServicePolicy(Secrecy.SPECIAL, OnInvalid.CLERK, Deadlines.DEFAULT, AttachmentPolicy.STANDARD);
        return new PackageDefinition(
                "",
                source,
                policy,
                AttachmentTerms.STANDARD,
                Map.of(),
                new Values(Map.of(), Map.of()),
                List.of(),
                List.of());
    }

    private static String requireFormat(String format) {
        if (!format.equals("1")) {
            throw new IllegalArgumentException("this hub reads format 1");
        }
        return format;
    }

    private PackageDefinition.Source source(YamlFields top) {
        ServiceKey service = top.value("service", new ServiceKey("urn:ozg-hub:none"), ServiceKey::new);
        SchemaKey schema = top.value("source", new SchemaKey("none#none"), SchemaKey::new);
        var keys = new ArrayList<PackageDefinition.Key>();
        for (YamlFields key : top.blocks("business-keys")) {
            key.require("name", "class", "from");
            keys.add(new PackageDefinition.Key(
                    key.text("name"), key.choice("class", CLASSES, Sensitivity.PERSONAL), needed(key, "from")));
            key.done();
        }
        Optional<String> standInFor =
                top.value("stand-in-for", Optional.<String>empty(), text -> Optional.of(standard(text)));
        return new PackageDefinition.Source(service, schema, needed(top, "area"), keys, standInFor);
    }

    private static String standard(String text) {
        if (!text.startsWith("urn:") || text.contains("_") || text.contains("#")) {
            throw new IllegalArgumentException("the URN of a standard without its version");
        }
        return text;
    }

    private static Expression needed(YamlFields fields, String key) {
        Expression found = fields.expression(key);
        return found == null ? new Expression(fields.place(), "()") : found;
    }

    private ServicePolicy policy(YamlFields top, AttachmentTerms attachments) {
        Deadlines deadlines = Deadlines.DEFAULT;
        Optional<YamlFields> block = top.block("deadlines");
        if (block.isPresent()) {
            YamlFields fields = block.get();
            deadlines = new Deadlines(
                    fields.value("delivered", deadlines.delivered(), Term::parse),
                    fields.value("confirmed", deadlines.confirmed(), Term::parse),
                    fields.value("reply", Optional.<Term>empty(), text -> Optional.of(Term.parse(text))));
            fields.done();
        }
        return new ServicePolicy(
                top.choice("secrecy", SECRECY, Secrecy.SPECIAL),
                top.choice("on-invalid", ON_INVALID, OnInvalid.CLERK),
                deadlines,
                attachments.policy());
    }

    private Map<String, CodeTable> codeTables(YamlFields top) {
        var tables = new LinkedHashMap<String, CodeTable>();
        top.block("codes").ifPresent(block -> block.keys().forEach(name -> tables.put(name, codeTable(block, name))));
        return tables;
    }

    private CodeTable codeTable(YamlFields codes, String name) {
        if (!codes.isBlock(name)) {
            String file = codes.text(name);
            return CodeTable.parse(file, files.text(file, codes.place(name)), new CodeTable.Unknown.Refused(), faults);
        }
        YamlFields block = codes.block(name).orElseThrow();
        block.require("file");
        String file = block.text("file");
        String unknown = block.choice("unknown", UNKNOWN, "fault");
        CodeTable.Unknown behaviour = switch (unknown) {
            case "keep" -> new CodeTable.Unknown.Kept();
            case "default" -> {
                block.require("default");
                yield new CodeTable.Unknown.Replaced(block.text("default"));
            }
            default -> new CodeTable.Unknown.Refused();
        };
        block.done();
        return CodeTable.parse(file, files.text(file, block.place("file")), behaviour, faults);
    }
}
