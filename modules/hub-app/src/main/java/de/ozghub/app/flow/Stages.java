package de.ozghub.app.flow;

import de.ozghub.app.mapping.Mapping;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.protection.Protection;
import de.ozghub.app.relay.Relay;
import de.ozghub.app.routing.Routing;
import de.ozghub.app.validation.Validation;

/** The stages of processing, in their order. */
public record Stages(
        Opening opening, Relay relay, Validation validation, Routing routing, Mapping mapping, Protection protection) {}
