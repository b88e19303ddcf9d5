package de.ozghub.app.start;

import de.ozghub.app.work.Ways;
import de.ozghub.core.journal.Lease;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

/** Sends a claimed task into the flow of its kind, on the calling thread. */
record FlowWays(MessageChannel intake, MessageChannel processing, MessageChannel delivery, MessageChannel receipt)
        implements Ways {

    @Override
    public void take(Lease lease) {
        MessageChannel way = switch (lease.kind()) {
            case INTAKE -> intake;
            case PROCESSING -> processing;
            case DELIVERY -> delivery;
            case RECEIPT -> receipt;
        };
        try {
            way.send(new GenericMessage<>(lease));
        } catch (MessagingException e) {
            // The flow wraps what a stage throws; whoever handles it wants the stage's own exception.
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
