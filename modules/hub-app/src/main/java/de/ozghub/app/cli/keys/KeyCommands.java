package de.ozghub.app.cli.keys;

import de.ozghub.app.start.HubCommands;
import java.util.List;

/** Brings {@code hub keys} into the program. */
public final class KeyCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new KeysCommand());
    }
}
