package de.ozghub.console.fault;

import java.util.List;

/** What one simulator answered about its fault switches. */
public sealed interface SwitchBoard {

    /** Position of the simulator in the settings; pages name it by this, never by an address. */
    int index();

    /** Host and port, for people. */
    String simulator();

    /** Whether the simulator answered. */
    boolean reachable();

    record Reachable(int index, String simulator, List<FaultSwitch> switches) implements SwitchBoard {
        public Reachable {
            switches = List.copyOf(switches);
        }

        @Override
        public boolean reachable() {
            return true;
        }
    }

    record Unreachable(int index, String simulator) implements SwitchBoard {
        @Override
        public boolean reachable() {
            return false;
        }
    }
}
