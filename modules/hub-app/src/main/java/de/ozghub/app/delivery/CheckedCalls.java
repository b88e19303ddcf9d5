package de.ozghub.app.delivery;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A back office nothing is sent to while a key its calls need is not fit: a person hears which, before the other side has to
 * refuse it. Asking for a case changes nothing and stays allowed. Thread-safe.
 *
 * @param closed why nothing may be sent now
 */
public record CheckedCalls(BackOffice office, Supplier<Optional<Problem>> closed) implements BackOffice {

    @Override
    public BackOfficeKey key() {
        return office.key();
    }

    @Override
    public DeliveryOutcome deliver(Handover handover) {
        return closed.get()
                .<DeliveryOutcome>map(DeliveryOutcome.Refused::new)
                .orElseGet(() -> office.deliver(handover));
    }

    @Override
    public Inquiry find(DeliveryId key) {
        return office.find(key);
    }

    @Override
    public Takeover takenOver(DeliveryId key) {
        return office.takenOver(key);
    }

    @Override
    public void close() {
        office.close();
    }
}
