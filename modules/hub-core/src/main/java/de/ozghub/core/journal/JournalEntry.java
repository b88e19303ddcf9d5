package de.ozghub.core.journal;

import de.ozghub.submission.Stage;
import java.time.Instant;
import java.util.Map;

/**
 * One line of a submission's journal. Parameters are codes, ids, counts and times; never payload or personal data.
 *
 * @param seq position in the submission's chain, from 1
 * @param hash SHA-256 over the previous hash and the stored canonical bytes, lower-case hexadecimal
 */
public record JournalEntry(
        long seq, Instant at, Stage stage, JournalEvent event, Map<String, String> parameters, String hash) {

    public JournalEntry {
        parameters = Map.copyOf(parameters);
    }

    /** The German sentence with its parameters filled in. */
    public String sentence() {
        String filled = event.german();
        for (var parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }
}
