package de.ozghub.app.validation;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Problem;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.validation.SchemaValidator;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The mapping packages that may run on this node, and why the others may not. Immutable and thread-safe.
 *
 * @param open packages that compiled, passed all samples and whose schemas are there
 * @param closed services with a package that may not run, each with the reason
 * @param described source schemas of every package, open or not, by service
 * @param variants packages an authority overrides
 */
public record ActivePackages(
        List<Active> open,
        Map<ServiceKey, Problem> closed,
        Map<ServiceKey, Set<SchemaKey>> described,
        Variants variants) {

    public ActivePackages {
        open = List.copyOf(open);
        closed = Map.copyOf(closed);
        described = Map.copyOf(described);
    }

    /** Without any override. */
    public ActivePackages(
            List<Active> open, Map<ServiceKey, Problem> closed, Map<ServiceKey, Set<SchemaKey>> described) {
        this(open, closed, described, new Variants(Map.of(), Map.of()));
    }

    /** Packages as single authorities have them, and why some of these may not run. */
    public record Variants(Map<Variant, MappingPackage> running, Map<Variant, Problem> broken) {
        public Variants {
            running = Map.copyOf(running);
            broken = Map.copyOf(broken);
        }
    }

    /** A package at one authority. */
    public record Variant(String packagePath, AuthorityKey authority) {}

    /** What translates a submission for one authority, or why nothing may. */
    public sealed interface Choice {
        record Runs(MappingPackage mappingPackage) implements Choice {}

        record Broken(Problem problem) implements Choice {}
    }

    /**
     * The package of this path as the authority has it.
     *
     * @param found package that validated the submission; taken where no other of this path reads its schema
     */
    public Choice choose(String packagePath, AuthorityKey authority, MappingPackage found) {
        var variant = new Variant(packagePath, authority);
        Problem broken = variants.broken().get(variant);
        if (broken != null) {
            return new Choice.Broken(broken);
        }
        MappingPackage own = variants.running().get(variant);
        if (own != null && own.service().equals(found.service())) {
            return new Choice.Runs(own);
        }
        return new Choice.Runs(open.stream()
                .map(Active::mappingPackage)
                .filter(candidate -> candidate.version().path().equals(packagePath))
                .filter(candidate -> candidate.service().equals(found.service()))
                .findFirst()
                .orElse(found));
    }

    /** A package with the validator of its input. */
    public record Active(MappingPackage mappingPackage, SchemaValidator validator) {}

    public Optional<Active> find(ServiceKey service, SchemaKey schema) {
        return open.stream()
                .filter(active -> active.mappingPackage().service().equals(service))
                .filter(active -> active.mappingPackage().accepts(schema))
                .findFirst();
    }

    /** The package of this path, if it may run. */
    public Optional<Active> at(String packagePath) {
        return open.stream()
                .filter(active -> active.mappingPackage().version().path().equals(packagePath))
                .findFirst();
    }

    /** The schemas described for a service, whether their package may run now or not. */
    public Set<SchemaKey> schemas(ServiceKey service) {
        return described.getOrDefault(service, Set.of());
    }

    /**
     * The deadlines of a service, of each kind the earliest any of its packages that may run names: which of them will
     * translate a submission is not known before it is validated.
     *
     * @param receivedAt legal time of receipt
     */
    public List<Deadline> deadlines(ServiceKey service, Instant receivedAt) {
        var earliest = new EnumMap<DeadlineKind, Deadline>(DeadlineKind.class);
        open.stream()
                .map(Active::mappingPackage)
                .filter(candidate -> candidate.service().equals(service))
                .flatMap(candidate -> candidate.policy().deadlines().from(receivedAt).stream())
                .forEach(one ->
                        earliest.merge(one.kind(), one, BinaryOperator.minBy(Comparator.comparing(Deadline::due))));
        return earliest.isEmpty() ? ServicePolicy.Deadlines.DEFAULT.from(receivedAt) : List.copyOf(earliest.values());
    }

    /** Whether at least one package of the service may run. */
    public boolean open(ServiceKey service) {
        return open.stream()
                .anyMatch(active -> active.mappingPackage().service().equals(service));
    }

    /** Why a service is closed; empty if it is open, and empty if nobody ever described it. */
    public Optional<Problem> closed(ServiceKey service) {
        return Optional.ofNullable(closed.get(service));
    }
}
