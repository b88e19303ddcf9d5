package de.ozghub.app.flow;

import de.ozghub.app.intake.Intake;
import de.ozghub.app.mapping.Mapped;
import de.ozghub.app.mapping.Mapping;
import de.ozghub.app.opening.Opened;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.opening.Recorded;
import de.ozghub.app.protection.Protected;
import de.ozghub.app.protection.Protection;
import de.ozghub.app.routing.Routed;
import de.ozghub.app.routing.Routing;
import de.ozghub.app.validation.Valid;
import de.ozghub.app.validation.Validation;
import de.ozghub.core.journal.Lease;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.MessageChannel;

/** The way of a submission from its arrival to deliveries that are ready. Read from top to bottom. */
@Configuration(proxyBeanMethods = false)
public class IntakeFlow {

    /** One transaction of its own: recorded, and only then promised. Its processing task leads to the next flow. */
    @Bean
    IntegrationFlow intakeFlow(Intake intake) {
        return flow -> flow.handle(Lease.class, Ends.with(intake::record), step -> step.id("intake"));
    }

    /** No remote effect, and one transaction at its end: may run again after any fault. */
    @Bean
    IntegrationFlow processingFlow(
            Opening opening,
            Validation validation,
            Routing routing,
            Mapping mapping,
            Protection protection,
            @Qualifier("clarificationFlow.input") MessageChannel stops) {
        return flow -> flow.transform(Lease.class, opening::recorded)
                .handle(Recorded.class, Steps.stage(opening::open, stops), step -> step.id("opening"))
                .handle(Opened.class, Steps.stage(validation::validate, stops), step -> step.id("validation"))
                .handle(Valid.class, Steps.stage(routing::route, stops), step -> step.id("routing"))
                .handle(Routed.class, Steps.stage(mapping::map, stops), step -> step.id("mapping"))
                .handle(Mapped.class, Steps.stage(protection::protect, stops), step -> step.id("protection"))
                .handle(Protected.class, Ends.with(protection::plan), step -> step.id("plan"));
    }
}
