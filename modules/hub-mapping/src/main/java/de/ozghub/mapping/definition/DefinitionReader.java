package de.ozghub.mapping.definition;

import de.ozghub.mapping.BusinessKey.Sensitivity;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.mapping.ServicePolicy.Deadlines;
import de.ozghub.mapping.ServicePolicy.OnInvalid;
import de.ozghub.mapping.ServicePolicy.Secrecy;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code mapping.yaml} and the files it names. For one package. */
public final class DefinitionReader {

    private static final String FILE = MappingPackages.DESCRIPTION;
    private static final Map<String, Secrecy> SECRECY = Map.of(
            "general", Secrecy.GENERAL, "tax", Secrecy.TAX, "social", Secrecy.SOCIAL, "special", Secrecy.SPECIAL);
    private static final Map<String, OnInvalid> ON_INVALID =
            Map.of("reject", OnInvalid.REJECT, "clerk", OnInvalid.CLERK);
    private static final Map<String, Sensitivity> CLASSES =
            Map.of("reference", Sensitivity.REFERENCE, "personal", Sensitivity.PERSONAL);

    private final PackageSource files;
    private final Faults faults;

    public DefinitionReader(PackageSource files, Faults faults) {
        this.files = files;
        this.faults = faults;
    }

    /** The definition; of no use if there are faults afterwards. */
    public PackageDefinition read() {
        YamlFields top = YamlFields.parse(FILE, file(FILE, new Place(FILE, 0)), faults);
        if (top.isEmpty()) {
            return nothing(top.place());
        }
        top.value("format", "", DefinitionReader::requireFormat);
        requireKeys(top, "format", "service", "source", "area", "secrecy", "on-invalid", "targets");
        Map<String, String> namespaces = top.texts("namespaces");
        Map<String, String> settings = top.texts("settings");
        var rules = new RuleReader(
                new Conversions(codeTables(top)),
                top.has("convert") ? top.steps("convert") : RuleReader.USUAL,
                namespaces,
                settings.keySet(),
                faults);
        var definition = new PackageDefinition(
                top.text("title"), source(top), policy(top), namespaces, settings, targets(top, rules));
        top.done();
        return definition;
    }

    /** Stands for a description that could not be read; the fault is noted already. */
    private static PackageDefinition nothing(Place place) {
        var source = new PackageDefinition.Source(
                new ServiceKey("urn:ozg-hub:none"), new SchemaKey("none#none"), new Expression(place, "()"), List.of());
        var deadlines = new Deadlines(Duration.ofDays(1), Duration.ofDays(3), Optional.empty());
        var policy = new ServicePolicy(Secrecy.SPECIAL, OnInvalid.CLERK, deadlines);
        return new PackageDefinition("", source, policy, Map.of(), Map.of(), List.of());
    }

    private static String requireFormat(String format) {
        if (!format.equals("1")) {
            throw new IllegalArgumentException("this hub reads format 1");
        }
        return format;
    }

    private void requireKeys(YamlFields fields, String... keys) {
        for (String key : keys) {
            if (!fields.has(key)) {
                faults.add(fields.place(), "missing-key", key, "The key '" + key + "' is needed.");
            }
        }
    }

    private PackageDefinition.Source source(YamlFields top) {
        ServiceKey service = top.value("service", new ServiceKey("urn:ozg-hub:none"), ServiceKey::new);
        SchemaKey schema = schemaKey(top, "source");
        var keys = new ArrayList<PackageDefinition.Key>();
        for (YamlFields key : top.blocks("business-keys")) {
            requireKeys(key, "name", "class", "from");
            keys.add(new PackageDefinition.Key(
                    key.text("name"), key.choice("class", CLASSES, Sensitivity.PERSONAL), needed(key, "from")));
            key.done();
        }
        return new PackageDefinition.Source(service, schema, needed(top, "area"), keys);
    }

    private SchemaKey schemaKey(YamlFields fields, String key) {
        return fields.value(key, new SchemaKey("none#none"), text -> {
            var schema = new SchemaKey(text);
            if (schema.root().isEmpty()) {
                throw new IllegalArgumentException("a root element behind # is needed");
            }
            return schema;
        });
    }

    private static Expression needed(YamlFields fields, String key) {
        Expression found = fields.expression(key);
        return found == null ? new Expression(fields.place(), "()") : found;
    }

    private ServicePolicy policy(YamlFields top) {
        var deadlines = new Deadlines(Duration.ofDays(1), Duration.ofDays(3), Optional.empty());
        Optional<YamlFields> block = top.block("deadlines");
        if (block.isPresent()) {
            YamlFields fields = block.get();
            deadlines = new Deadlines(
                    fields.value("delivered", deadlines.delivered(), DefinitionReader::positive),
                    fields.value("confirmed", deadlines.confirmed(), DefinitionReader::positive),
                    fields.value("reply", Optional.<Duration>empty(), text -> Optional.of(positive(text))));
            fields.done();
        }
        return new ServicePolicy(
                top.choice("secrecy", SECRECY, Secrecy.SPECIAL),
                top.choice("on-invalid", ON_INVALID, OnInvalid.CLERK),
                deadlines);
    }

    private static Duration positive(String text) {
        Duration duration = Duration.parse(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a positive duration is needed");
        }
        return duration;
    }

    private Map<String, CodeTable> codeTables(YamlFields top) {
        var tables = new LinkedHashMap<String, CodeTable>();
        top.block("codes")
                .ifPresent(block -> block.keys().forEach(name -> {
                    String path = block.text(name);
                    tables.put(name, CodeTable.parse(path, file(path, block.place(name)), faults));
                }));
        return tables;
    }

    private List<TargetDefinition> targets(YamlFields top, RuleReader rules) {
        var targets = new ArrayList<TargetDefinition>();
        var names = new HashSet<String>();
        for (YamlFields fields : top.blocks("targets")) {
            requireKeys(fields, "name", "schema", "must-confirm");
            String name = fields.value("name", "none", DefinitionReader::requireName);
            if (!names.add(name)) {
                faults.add(fields.place("name"), "duplicate-target", name, "Two targets have the same name.");
            }
            SchemaKey schema = schemaKey(fields, "schema");
            String namespace = fields.value("namespace", schema.standard(), uri -> uri);
            targets.add(new TargetDefinition(
                    fields.place(),
                    new TargetDefinition.Label(name, fields.value("title", name, title -> title)),
                    schema,
                    namespace,
                    fields.flag("must-confirm"),
                    fields.expression("when"),
                    body(fields, namespace, rules)));
            fields.done();
        }
        if (top.has("targets") && targets.isEmpty()) {
            faults.add(top.place("targets"), "missing-key", "targets", "At least one target is needed.");
        }
        return targets;
    }

    private static String requireName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{1,63}")) {
            throw new IllegalArgumentException("2 to 64 of a-z, 0-9 and '-' are needed");
        }
        return name;
    }

    private Body body(YamlFields target, String namespace, RuleReader rules) {
        @Nullable String table = target.optionalText("rules");
        @Nullable String stylesheet = target.optionalText("stylesheet");
        if ((table == null) == (stylesheet == null)) {
            faults.add(
                    target.place(), "body", "", "A target needs either 'rules' or 'stylesheet', with a file's name.");
            return new Body.Table(List.of());
        }
        if (stylesheet != null) {
            Place place = target.place("stylesheet");
            return new Body.Stylesheet(new Place(stylesheet, 0), file(stylesheet, place));
        }
        String path = java.util.Objects.requireNonNull(table);
        String text = file(path, target.place("rules"));
        return text.isEmpty()
                ? new Body.Table(List.of())
                : new Body.Table(rules.read(YamlFields.parseList(path, text, faults), namespace));
    }

    private String file(String path, Place namedAt) {
        String text = files.files().get(path);
        if (text == null) {
            faults.add(namedAt, "missing-file", path, "The package has no file of this name.");
            return "";
        }
        return text;
    }
}
