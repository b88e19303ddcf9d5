package de.ozghub.app.cli.storage;

import de.ozghub.app.start.HubCommands;
import java.util.List;

/** Brings {@code hub journal} into the program. */
public final class StorageCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new JournalCommand());
    }
}
