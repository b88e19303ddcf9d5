package de.ozghub.app.cli.mapping;

import de.ozghub.app.start.HubCommands;
import java.util.List;

/** Brings {@code hub mapping}. */
public final class MappingCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new MappingCommand());
    }
}
