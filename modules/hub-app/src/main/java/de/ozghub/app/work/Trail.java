package de.ozghub.app.work;

import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the stages of one run have to say to the journal, in order. Immutable. */
public record Trail(List<Note> notes) {

    public static final Trail EMPTY = new Trail(List.of());

    public Trail {
        notes = List.copyOf(notes);
    }

    public Trail and(Stage stage, JournalEvent event, Map<String, String> parameters) {
        var longer = new ArrayList<>(notes);
        longer.add(new Note(stage, event, parameters));
        return new Trail(longer);
    }

    /** Writes every note, in the transaction of the decision. */
    public void writeTo(Work work) {
        notes.forEach(note -> work.append(note.stage(), note.event(), note.parameters()));
    }
}
