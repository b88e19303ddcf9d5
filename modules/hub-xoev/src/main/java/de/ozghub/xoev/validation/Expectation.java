package de.ozghub.xoev.validation;

import de.ozghub.submission.LegalTime;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.Direction;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.library.StandardVersion;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.xml.RootElement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a document's first element with the root, version and period the schema key stands for. */
final class Expectation {

    private final SchemaKey key;
    private final SchemaLibrary library;
    private final SchemaPackage schemas;
    private final Optional<SchemaRoot> named;
    private final Map<String, Header> headers;
    private final Map<String, Period> periods;
    private final Direction direction;
    private final InstantSource clock;

    /** What the schemas fix for the header attributes in one namespace. */
    private record Header(Set<String> standards, Set<String> versions) {}

    /** When the version of one namespace is in force. */
    private record Period(String version, Validity validity) {}

    Expectation(SchemaKey key, SchemaLibrary library, SchemaPackage schemas, Direction direction, InstantSource clock) {
        this.key = key;
        this.library = library;
        this.schemas = schemas;
        this.named = schemas.root(key);
        this.headers = schemas.namespaces().stream()
                .collect(Collectors.toUnmodifiableMap(
                        namespace -> namespace,
                        namespace ->
                                new Header(schemas.headerStandards(namespace), schemas.headerVersions(namespace))));
        this.direction = direction;
        this.periods = schemas.namespaces().stream()
                .flatMap(namespace -> schemas.standard(namespace).stream())
                .collect(Collectors.toUnmodifiableMap(
                        StandardVersion::namespace,
                        standard -> new Period(standard.version(), library.validity(standard, direction)),
                        (first, second) -> first));
        this.clock = clock;
    }

    Optional<Finding> check(RootElement root) {
        Optional<SchemaRoot> expected = key.root().isEmpty() ? ofAnyRoot(root) : named;
        if (expected.isEmpty()) {
            return Optional.of(wrongRoot(root));
        }
        String namespace = expected.get().namespace();
        if (!namespace.equals(root.namespace())) {
            return Optional.of(otherVersion(root, namespace)
                    .map(version -> wrongVersion(root, "namespace", version))
                    .orElseGet(() -> wrongRoot(root)));
        }
        if (!expected.get().localName().equals(root.localName())) {
            return Optional.of(wrongRoot(root));
        }
        return header(root).or(() -> period(root));
    }

    private Optional<SchemaRoot> ofAnyRoot(RootElement root) {
        return schemas.roots().stream()
                .filter(candidate -> candidate.localName().equals(root.localName()))
                .findFirst();
    }

    /** The version a foreign namespace of the same standard stands for; empty if it is no such namespace. */
    private Optional<String> otherVersion(RootElement root, String expected) {
        Optional<StandardVersion> wanted = library.standard(expected);
        Optional<StandardVersion> found = library.standard(root.namespace());
        if (found.isPresent() && wanted.isPresent()) {
            boolean same = found.get().urn().equals(wanted.get().urn());
            return same ? Optional.of(found.get().version()) : Optional.empty();
        }
        return unversioned(root.namespace()).equals(unversioned(expected))
                ? Optional.of("unbekannt")
                : Optional.empty();
    }

    /** A namespace without what looks like a version: {@code …/xbau/2/6}, {@code …/xmeld2511a}, {@code …:schema:3.0.0}. */
    private static String unversioned(String namespace) {
        return namespace.replaceAll("[/:._]?[0-9][0-9/._]*[a-z]?$", "");
    }

    private Optional<Finding> header(RootElement root) {
        var fixed = headers.getOrDefault(root.namespace(), new Header(Set.of(), Set.of()));
        if (disagrees(root.version(), fixed.versions()) || namesAnotherVersion(root, fixed)) {
            return Optional.of(Sentences.headerDisagrees(root, "version"));
        }
        if (disagrees(root.standard(), fixed.standards())) {
            return Optional.of(Sentences.headerDisagrees(root, "standard"));
        }
        return Optional.empty();
    }

    /** Where the schema leaves the attribute open (XBeteiligung does), the version of the standard decides. */
    private boolean namesAnotherVersion(RootElement root, Header fixed) {
        Period period = periods.get(root.namespace());
        return period != null
                && fixed.versions().isEmpty()
                && root.standard().isPresent()
                && root.version()
                        .filter(said -> !partOf(said, period.version()) && !partOf(period.version(), said))
                        .isPresent();
    }

    /** 1.2 and 1.2.0 name the same version. */
    private static boolean partOf(String part, String whole) {
        return whole.equals(part) || whole.startsWith(part + ".");
    }

    private static boolean disagrees(Optional<String> said, Set<String> fixed) {
        return said.isPresent() && !fixed.isEmpty() && !fixed.contains(said.get());
    }

    private Optional<Finding> period(RootElement root) {
        Period period = periods.get(root.namespace());
        if (period == null
                || period.validity().equals(Validity.ALWAYS)
                || period.validity().covers(LocalDate.ofInstant(clock.instant(), LegalTime.ZONE))) {
            return Optional.empty();
        }
        return Optional.of(wrongVersion(root, notInForce(), period.version()));
    }

    private String notInForce() {
        return switch (direction) {
            case IN -> "not-in-force";
            case OUT -> "not-in-force-for-sending";
        };
    }

    private static Finding wrongVersion(RootElement root, String rule, String version) {
        return Sentences.catalogue(ProblemCode.VERSION_NOT_SERVED, rule, root.line(), 0, "", version);
    }

    /** A root no package knows bears a name its sender chose. */
    private Finding wrongRoot(RootElement root) {
        String name = library.rootNames().contains(root.localName()) ? root.localName() : Place.UNKNOWN;
        return Sentences.catalogue(ProblemCode.WRONG_ROOT, "root", root.line(), 0, "/" + name, name);
    }
}
