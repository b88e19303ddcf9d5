package de.ozghub.demo;

import de.ozghub.app.start.HubCommands;
import de.ozghub.database.DatabaseCommand;
import de.ozghub.simulators.LoadCommand;
import de.ozghub.simulators.SimulateCommand;
import java.util.List;

/** The commands of the demonstration, each also startable alone. */
public final class DemoCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new DatabaseCommand(), new SimulateCommand(), new LoadCommand());
    }
}
