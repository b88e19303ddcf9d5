package de.ozghub.app.flow;

import de.ozghub.app.clarification.Clarification;
import de.ozghub.app.work.Stopped;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** The way of everything that stopped: recorded, then rejected or parked for a person. */
@Configuration(proxyBeanMethods = false)
public class ClarificationFlow {

    @Bean
    IntegrationFlow clarificationFlow(Clarification clarification) {
        return flow -> flow.handle(Stopped.class, Ends.with(clarification::decide), step -> step.id("clarification"));
    }
}
