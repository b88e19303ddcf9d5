package de.ozghub.app.mapping;

import de.ozghub.app.work.Trail;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.mapping.MappingResult.Loss;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What messages could not carry over, as the journal says it: the kind of loss, the field by its title and how often; never a
 * value.
 */
record LossNotes(SequencedMap<Kind, Integer> counts) {

    /** More kinds than this in one submission are told as one. */
    private static final int MOST = 20;

    private static final String OTHERS = "several";

    /** Losses that are one note together. */
    record Kind(String backOffice, String reason, String field) {}

    static LossNotes of(List<Loss> losses, Map<String, BackOfficeKey> backOffices) {
        var counts = new LinkedHashMap<Kind, Integer>();
        for (Loss loss : losses) {
            String backOffice = String.valueOf(backOffices.get(loss.target()));
            var kind = new Kind(backOffice, loss.reason(), loss.field());
            boolean told = counts.containsKey(kind) || counts.size() < MOST;
            counts.merge(told ? kind : new Kind(backOffice, OTHERS, "…"), 1, Integer::sum);
        }
        return new LossNotes(counts);
    }

    Trail addTo(Trail trail) {
        Trail longer = trail;
        for (var count : counts.entrySet()) {
            Kind kind = count.getKey();
            longer = longer.and(
                    Stage.MAPPING,
                    JournalEvent.LOST_IN_MAPPING,
                    Map.of(
                            "backOffice", kind.backOffice(),
                            "loss", kind.reason(),
                            "field", kind.field(),
                            "count", String.valueOf(count.getValue())));
        }
        return longer;
    }
}
