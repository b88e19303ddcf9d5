package de.ozghub.app.work;

import de.ozghub.core.journal.JournalEvent;
import de.ozghub.submission.Stage;
import java.util.Map;

/** A journal entry to be written when the decision it belongs to is committed. */
public record Note(Stage stage, JournalEvent event, Map<String, String> parameters) {

    public Note {
        parameters = Map.copyOf(parameters);
    }
}
