package de.ozghub.app.validation;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.Problem;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.validation.SchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mapping packages that may run on this node, and why the others may not. Immutable and thread-safe.
 *
 * @param open packages that compiled, passed all samples and whose schemas are there
 * @param closed services with a package that may not run, each with the reason
 * @param described source schemas of every package, open or not, by service
 */
public record ActivePackages(
        List<Active> open, Map<ServiceKey, Problem> closed, Map<ServiceKey, Set<SchemaKey>> described) {

    public ActivePackages {
        open = List.copyOf(open);
        closed = Map.copyOf(closed);
        described = Map.copyOf(described);
    }

    /** A package with the validator of its input. */
    public record Active(MappingPackage mappingPackage, SchemaValidator validator) {}

    public Optional<Active> find(ServiceKey service, SchemaKey schema) {
        return open.stream()
                .filter(active -> active.mappingPackage().service().equals(service))
                .filter(active -> active.mappingPackage().source().equals(schema))
                .findFirst();
    }

    /** The schemas described for a service, whether their package may run now or not. */
    public Set<SchemaKey> schemas(ServiceKey service) {
        return described.getOrDefault(service, Set.of());
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
