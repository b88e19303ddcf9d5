package de.ozghub.app.start;

import de.ozghub.app.clarification.Clarification;
import de.ozghub.app.clarification.Decisions;
import de.ozghub.app.deadline.DeadlineWatch;
import de.ozghub.app.delivery.Delivery;
import de.ozghub.app.delivery.Gateways;
import de.ozghub.app.delivery.Handovers;
import de.ozghub.app.flow.ClarificationFlow;
import de.ozghub.app.flow.DeliveryFlow;
import de.ozghub.app.flow.IntakeFlow;
import de.ozghub.app.flow.ReceiptFlow;
import de.ozghub.app.flow.Stages;
import de.ozghub.app.intake.Bells;
import de.ozghub.app.intake.Channels;
import de.ozghub.app.intake.Intake;
import de.ozghub.app.keys.KeyWatch;
import de.ozghub.app.mapping.Mapping;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.protection.Protection;
import de.ozghub.app.receipt.Receipt;
import de.ozghub.app.relay.Relay;
import de.ozghub.app.relay.Relays;
import de.ozghub.app.routing.Routing;
import de.ozghub.app.scan.Scanning;
import de.ozghub.app.validation.AttachmentGate;
import de.ozghub.app.validation.Inboxes;
import de.ozghub.app.validation.Validation;
import de.ozghub.app.work.Faults;
import de.ozghub.app.work.WorkLoop;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.Tasks;
import de.ozghub.core.operation.OperatorCommands;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;

/**
 * The hub itself, without any web listener: stages, flows, work loop. Stage beans are called {@code …Stage} because the
 * flows' endpoints bear the stages' own names.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
@Import({IntakeFlow.class, DeliveryFlow.class, ReceiptFlow.class, ClarificationFlow.class, PortBeans.class})
class HubContext {

    /** What needs the processor: one platform thread a core, unless the configuration says otherwise. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService processors(Prepared prepared) {
        return Executors.newFixedThreadPool(
                prepared.configuration().work().threads(),
                Thread.ofPlatform().name("hub-processing-", 1).factory());
    }

    @Bean
    Bells bells() {
        return new Bells();
    }

    @Bean
    Channels channels(Prepared prepared) {
        return new Channels(prepared.channels());
    }

    @Bean
    Intake intakeStage(Channels channels, Journal journal, Payloads payloads, Alarms alarms, Prepared prepared) {
        var gate = new ServiceGate(prepared.configuration(), prepared.packages(), prepared.keys(), prepared.clock());
        return new Intake(channels, journal, payloads, gate, prepared.packages()::deadlines, alarms, prepared.clock());
    }

    @Bean
    Scanner scanner(Prepared prepared, Alarms alarms) {
        return Scanner.of(prepared.configuration(), alarms, prepared.clock());
    }

    @Bean
    Opening openingStage(Channels channels, Journal journal, Payloads payloads, Scanner scanner) {
        return new Opening(channels, journal, payloads, scanner::down);
    }

    @Bean
    Relay relayStage(Channels channels, Journal journal, Payloads payloads, Prepared prepared) {
        return new Relay(channels, journal, payloads, new Relays(prepared.configuration()), prepared.clock());
    }

    @Bean
    Validation validationStage(
            Prepared prepared, Payloads payloads, Journal journal, Alarms alarms, Scanner scanner, Routing routing) {
        return new Validation(
                prepared.packages(),
                payloads,
                journal,
                new Scanning(scanner.inUse(), payloads, alarms),
                new Inboxes(prepared.configuration(), prepared.packages()),
                new AttachmentGate(prepared.packages(), routing::competent, payloads, journal));
    }

    @Bean
    Routing routingStage(Prepared prepared) {
        return new Routing(new Competences(
                prepared.configuration(),
                prepared.configVersion(),
                prepared.store().versions())::under);
    }

    @Bean
    Mapping mappingStage(Prepared prepared, Payloads payloads) {
        return new Mapping(new Offices(prepared.configuration())::office, prepared.packages(), payloads);
    }

    @Bean
    Protection protectionStage(Prepared prepared, Payloads payloads, Journal journal) {
        var profiles = prepared.profiles();
        return new Protection(
                key -> Objects.requireNonNull(profiles.get(key), () -> "back office " + key + " is not configured"),
                payloads,
                journal,
                prepared.clock());
    }

    @Bean
    Delivery deliveryStage(Prepared prepared, Payloads payloads, Journal journal) {
        var offices = new Offices(prepared.configuration());
        return new Delivery(
                journal,
                new Gateways(prepared.gateways()),
                new Handovers(payloads, authority -> offices.office(authority).area()),
                prepared.clock());
    }

    @Bean
    Receipt receiptStage(
            Channels channels,
            Journal journal,
            Payloads payloads,
            Opening opening,
            Alarms alarms,
            ExecutorService processors) {
        return new Receipt(channels, journal, payloads, opening, alarms, processors);
    }

    @Bean
    Clarification clarificationStage(Journal journal, Prepared prepared) {
        return new Clarification(journal, prepared.clock());
    }

    @Bean
    OperatorCommands operatorCommands(Journal journal, Prepared prepared, WorkLoop loop) {
        return new Decisions(journal, prepared.configVersion(), prepared.clock(), loop::ring);
    }

    @Bean
    Stages stages(
            Opening opening,
            Relay relay,
            Validation validation,
            Routing routing,
            Mapping mapping,
            Protection protection) {
        return new Stages(opening, relay, validation, routing, mapping, protection);
    }

    @Bean
    FlowWays ways(
            DirectChannel intakeTasks,
            DirectChannel processingTasks,
            DirectChannel deliveryTasks,
            DirectChannel receiptTasks) {
        return new FlowWays(intakeTasks, processingTasks, deliveryTasks, receiptTasks);
    }

    @Bean
    NodeLanes nodeLanes(Prepared prepared, ExecutorService processors) {
        return NodeLanes.of(prepared, processors);
    }

    @Bean
    Upkeep upkeep(Prepared prepared, NodeLanes lanes, Scanner scanner) {
        return new Upkeep(
                prepared.store(),
                lanes.all(),
                new KeyWatch(prepared.keys(), prepared.certificates(), prepared.clock()),
                new DeadlineWatch(prepared.store().deadlines(), prepared.configuration()::owner),
                scanner,
                prepared.anchoring(),
                prepared.telling());
    }

    /** Started by {@link Node} when every context is up. */
    @Bean(destroyMethod = "close")
    WorkLoop workLoop(Prepared prepared, Tasks tasks, Journal journal, NodeLanes lanes, FlowWays ways) {
        return new WorkLoop(
                tasks,
                ways,
                new Faults(journal),
                lanes.all(),
                prepared.configuration().work().lease());
    }
}
