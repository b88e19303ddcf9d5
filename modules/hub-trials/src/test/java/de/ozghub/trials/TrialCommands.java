package de.ozghub.trials;

import de.ozghub.app.start.HubCommands;
import de.ozghub.simulators.SimulateCommand;
import java.util.List;

/** The outside world as a process of its own, beside those the hub brings. */
public final class TrialCommands implements HubCommands {

    @Override
    public List<Object> commands() {
        return List.of(new SimulateCommand());
    }
}
