package de.ozghub.app.cli.validate;

import de.ozghub.app.start.HubCommands;
import java.time.Clock;
import java.util.List;

/** Brings {@code hub validate} to the program. */
public final class ValidateCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new ValidateCommand(System.getenv(), Clock.systemUTC()));
    }
}
