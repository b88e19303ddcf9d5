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
import java.util.stream.Collectors;

/**
 * The mapping packages that may run on this node, and why the others may not. Immutable and thread-safe.
 *
 * @param open packages that compiled, passed all samples and whose schemas are there
 * @param closed services without any open package, each with the reason
 */
public record ActivePackages(List<Active> open, Map<ServiceKey, Problem> closed) {

    public ActivePackages {
        open = List.copyOf(open);
        closed = Map.copyOf(closed);
    }

    /** A package with the validator of its input. */
    public record Active(MappingPackage mappingPackage, SchemaValidator validator) {}

    public Optional<Active> find(ServiceKey service, SchemaKey schema) {
        return open.stream()
                .filter(active -> active.mappingPackage().service().equals(service))
                .filter(active -> active.mappingPackage().source().equals(schema))
                .findFirst();
    }

    /** The schemas served for a service. */
    public Set<SchemaKey> schemas(ServiceKey service) {
        return open.stream()
                .map(Active::mappingPackage)
                .filter(active -> active.service().equals(service))
                .map(MappingPackage::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why a service is closed; empty if it is open, and empty if nobody ever described it. */
    public Optional<Problem> closed(ServiceKey service) {
        return Optional.ofNullable(closed.get(service));
    }
}
