package de.ozghub.app.flow;

import de.ozghub.app.delivery.Delivery;
import de.ozghub.core.journal.Lease;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;

/** The way of one message to its back office: one attempt, or one question whether it arrived. */
@Configuration(proxyBeanMethods = false)
public class DeliveryFlow {

    /** Claimed delivery tasks. */
    @Bean
    DirectChannel deliveryTasks() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow deliveryFlow(DirectChannel deliveryTasks, Delivery delivery) {
        return IntegrationFlow.from(deliveryTasks)
                .handle(Lease.class, Ends.with(delivery::attempt), step -> step.id("delivery"))
                .get();
    }
}
