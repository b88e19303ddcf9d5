package de.ozghub.app.flow;

import de.ozghub.app.intake.Intake;
import de.ozghub.app.mapping.Mapped;
import de.ozghub.app.opening.Opened;
import de.ozghub.app.opening.Recorded;
import de.ozghub.app.protection.Protected;
import de.ozghub.app.relay.Relayed;
import de.ozghub.app.routing.Routed;
import de.ozghub.app.validation.Valid;
import de.ozghub.core.journal.Lease;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;

/** The way of a submission from its arrival to deliveries that are ready. Read from top to bottom. */
@Configuration(proxyBeanMethods = false)
public class IntakeFlow {

    /** Claimed intake tasks. */
    @Bean
    DirectChannel intakeTasks() {
        return new DirectChannel();
    }

    /** Claimed processing tasks. */
    @Bean
    DirectChannel processingTasks() {
        return new DirectChannel();
    }

    /** One transaction of its own: recorded, and only then promised. Its processing task leads to the next flow. */
    @Bean
    IntegrationFlow intakeFlow(DirectChannel intakeTasks, Intake intake) {
        return IntegrationFlow.from(intakeTasks)
                .handle(Lease.class, Ends.with(intake::record), step -> step.id("intake"))
                .get();
    }

    /** Recorded at a destination whose key the hub does not hold. */
    @Bean
    DirectChannel unopened() {
        return new DirectChannel();
    }

    /** No remote effect, and one transaction at its end: may run again after any fault. */
    @Bean
    IntegrationFlow relayFlow(DirectChannel unopened, DirectChannel stopped, Stages stages) {
        return IntegrationFlow.from(unopened)
                .handle(Recorded.class, Steps.stage(stages.relay()::relay, stopped), step -> step.id("relay"))
                .handle(Relayed.class, Ends.with(stages.relay()::plan), step -> step.id("relay-plan"))
                .get();
    }

    /** No remote effect, and one transaction at its end: may run again after any fault. */
    @Bean
    IntegrationFlow processingFlow(
            DirectChannel processingTasks, DirectChannel unopened, DirectChannel stopped, Stages stages) {
        return IntegrationFlow.from(processingTasks)
                .transform(Lease.class, stages.opening()::recorded)
                .filter(Recorded.class, stages.relay()::isOpened, step -> step.discardChannel(unopened))
                .handle(Recorded.class, Steps.stage(stages.opening()::open, stopped), step -> step.id("opening"))
                .handle(
                        Opened.class,
                        Steps.stage(stages.validation()::validate, stopped),
                        step -> step.id("validation"))
                .handle(Valid.class, Steps.stage(stages.routing()::route, stopped), step -> step.id("routing"))
                .handle(Routed.class, Steps.stage(stages.mapping()::map, stopped), step -> step.id("mapping"))
                .handle(Mapped.class, Steps.stage(stages.protection()::protect, stopped), step -> step.id("protection"))
                .handle(Protected.class, Ends.with(stages.protection()::plan), step -> step.id("plan"))
                .get();
    }
}
