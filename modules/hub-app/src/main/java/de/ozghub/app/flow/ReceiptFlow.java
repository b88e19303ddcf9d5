package de.ozghub.app.flow;

import de.ozghub.app.receipt.Receipt;
import de.ozghub.core.journal.Lease;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;

/** The way of an event back to the sender. */
@Configuration(proxyBeanMethods = false)
public class ReceiptFlow {

    /** Claimed receipt tasks. */
    @Bean
    DirectChannel receiptTasks() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow receiptFlow(DirectChannel receiptTasks, Receipt receipt) {
        return IntegrationFlow.from(receiptTasks)
                .handle(Lease.class, Ends.with(receipt::tell), step -> step.id("receipt"))
                .get();
    }
}
