package de.ozghub.app.flow;

import de.ozghub.app.clarification.Clarification;
import de.ozghub.app.work.Stopped;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;

/** The way of everything that stopped: recorded, then rejected or parked for a person. */
@Configuration(proxyBeanMethods = false)
public class ClarificationFlow {

    /** Whatever a stage stopped. */
    @Bean
    DirectChannel stopped() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow clarificationFlow(DirectChannel stopped, Clarification clarification) {
        return IntegrationFlow.from(stopped)
                .handle(Stopped.class, Ends.with(clarification::decide), step -> step.id("clarification"))
                .get();
    }
}
