package de.ozghub.app.protection;

import de.ozghub.app.mapping.Mapped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.PayloadRef;
import java.util.List;

/**
 * A submission whose deliveries are ready, byte for byte.
 *
 * @param stored every payload that belongs to the submission from now on
 */
public record Protected(Mapped mapped, List<NewDelivery> deliveries, List<PayloadRef> stored, Trail trail) {

    public Protected {
        deliveries = List.copyOf(deliveries);
        stored = List.copyOf(stored);
    }
}
