package de.ozghub.app.cli.library;

import de.ozghub.app.start.HubCommands;
import java.time.Clock;
import java.util.List;

/** Brings {@code hub schema} to the program. */
public final class LibraryCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(SchemaCommand.of(System.getenv(), Clock.systemUTC()));
    }
}
