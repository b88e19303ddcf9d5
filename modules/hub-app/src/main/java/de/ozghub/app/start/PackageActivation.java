package de.ozghub.app.start;

import de.ozghub.app.validation.ActivePackages;
import de.ozghub.app.validation.ActivePackages.Active;
import de.ozghub.app.validation.ActivePackages.Variant;
import de.ozghub.app.validation.ActivePackages.Variants;
import de.ozghub.core.journal.Versions;
import de.ozghub.mapping.Compilation;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageCompiler;
import de.ozghub.mapping.PackageOverrides;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.TestReport;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.validation.SchemaValidator;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which mapping packages run: those that compile, whose schemas are there, and whose samples all pass. Every one
 * read is kept in the database under its content hash, so that a submission can always be explained by the version it ran
 * under.
 */
final class PackageActivation {

    private static final Logger LOG = LoggerFactory.getLogger(PackageActivation.class);

    private static final Pattern SERVICE = Pattern.compile("(?m)^service:\\s*(urn:\\S+)\\s*$");
    private static final Pattern SOURCE = Pattern.compile("(?m)^source:\\s*(\\S+)\\s*$");

    private final Validation validation;
    private final PackageCompiler compiler;
    private final PackageTest samples;
    private final Versions versions;
    private final InstantSource clock;
    private final List<Active> open = new ArrayList<>();
    private final Map<ServiceKey, Problem> closed = new HashMap<>();
    private final Map<ServiceKey, Set<SchemaKey>> described = new HashMap<>();

    PackageActivation(Validation validation, HardenedXml xml, Versions versions, InstantSource clock) {
        this.validation = validation;
        this.compiler = new PackageCompiler(xml, validation);
        this.samples = new PackageTest(xml, validation);
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Activates every package, and each as single authorities have it.
     *
     * @param authorities paths of the packages each authority offers a service with
     * @throws IOException if an override cannot be read
     */
    ActivePackages activate(
            List<PackageSource> sources, PackageOverrides overrides, Map<AuthorityKey, Set<String>> authorities)
            throws IOException {
        for (PackageSource plain : sources) {
            PackageSource source = overrides.common(plain);
            versions.keep(Versions.Kind.PACKAGE, source.path(), source.sha256(), source.files(), clock.instant());
            describe(source);
            switch (compiler.compile(source)) {
                case Compilation.Faulty faulty
                when faulty.onlySchemasMissing() ->
                    LOG.atInfo()
                            .addKeyValue("package", source.path())
                            .log("mapping package waits for an official schema package");
                case Compilation.Faulty faulty ->
                    LOG.atError()
                            .addKeyValue("package", source.path())
                            .addKeyValue("faults", faulty.faults())
                            .log("mapping package is not active: it has faults");
                case Compilation.Compiled compiled -> activate(source, compiled.mappingPackage());
            }
        }
        open.forEach(active -> closed.remove(active.mappingPackage().service()));
        var running = new HashMap<Variant, MappingPackage>();
        var broken = new HashMap<Variant, Problem>();
        for (PackageSource plain : sources) {
            for (var authority : authorities.entrySet()) {
                boolean differs = authority.getValue().contains(plain.path())
                        && overrides.differs(plain.path(), authority.getKey().value());
                if (differs) {
                    var variant = new Variant(plain.path(), authority.getKey());
                    vary(variant, overrides.effective(plain, authority.getKey().value()), running, broken);
                }
            }
        }
        return new ActivePackages(open, closed, described, new Variants(running, broken));
    }

    /**
     * A package with an authority's overrides runs if it compiles and makes valid messages of every sample that makes
     * messages; which values differ is the authority's will.
     */
    private void vary(
            Variant variant, PackageSource source, Map<Variant, MappingPackage> running, Map<Variant, Problem> broken) {
        versions.keep(Versions.Kind.PACKAGE, source.path(), source.sha256(), source.files(), clock.instant());
        String reason;
        switch (compiler.compile(source)) {
            case Compilation.Faulty faulty ->
                reason = faulty.faults().getFirst().toString();
            case Compilation.Compiled compiled -> {
                List<String> failed = samples.withoutValidMessages(compiled.mappingPackage(), source);
                if (failed.isEmpty()) {
                    running.put(variant, compiled.mappingPackage());
                    return;
                }
                reason = "samples: " + String.join(", ", failed);
            }
        }
        broken.put(
                variant,
                Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "package", source.path())
                        .with("service", variant.authority())
                        .with("reason", reason));
        LOG.atError()
                .addKeyValue("package", source.path())
                .addKeyValue("authority", variant.authority())
                .addKeyValue("reason", reason)
                .log("the authority's overrides are not active");
    }

    /** What a package is for, as far as it can be read: known even if the package has faults. */
    private void describe(PackageSource source) {
        String text = source.files().getOrDefault(MappingPackages.DESCRIPTION, "");
        var service = SERVICE.matcher(text);
        var schema = SOURCE.matcher(text);
        if (service.find() && schema.find()) {
            described
                    .computeIfAbsent(new ServiceKey(service.group(1)), key -> new HashSet<>())
                    .add(new SchemaKey(schema.group(1)));
        }
    }

    private void activate(PackageSource source, MappingPackage compiled) {
        Optional<String> official = compiled.replacedBy();
        if (official.isPresent()) {
            close(
                    compiled,
                    Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "package", source.path())
                            .with("reason", "stands in for " + official.get() + ", which is in the library"));
            return;
        }
        SchemaValidator validator = validation.validator(compiled.source());
        if (!validator.ready()) {
            close(compiled, Problem.of(ProblemCode.SCHEMA_PACKAGE_MISSING, "service", "schema", compiled.source()));
            return;
        }
        TestReport report = samples.run(compiled, source);
        if (!report.passed()) {
            close(
                    compiled,
                    Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "package", source.path())
                            .with("reason", "samples: " + String.join(", ", report.notPassed())));
            return;
        }
        open.add(new Active(compiled, validator));
        LOG.atInfo()
                .addKeyValue("package", compiled.version())
                .addKeyValue("service", compiled.service())
                .log("mapping package is active");
    }

    private void close(MappingPackage compiled, Problem why) {
        Problem full = why.with("service", compiled.service());
        closed.put(compiled.service(), full);
        LOG.atWarn()
                .addKeyValue("package", compiled.version())
                .addKeyValue("problem", full.code().id())
                .log(full.english());
    }
}
