package de.ozghub.app.start;

import java.nio.file.Path;
import java.util.List;

/** The node cannot start; the message names every reason and what to do, one a line. */
final class StartRefused extends Exception {

    private static final long serialVersionUID = 1L;

    StartRefused(Path hubYaml, List<String> reasons) {
        super("hub serve does not start with %s:\n  - %s".formatted(hubYaml, String.join("\n  - ", reasons)));
    }
}
