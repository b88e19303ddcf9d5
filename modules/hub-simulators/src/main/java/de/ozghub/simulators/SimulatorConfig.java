package de.ozghub.simulators;

import de.ozghub.simulators.backoffice.BackOfficesConfig;
import de.ozghub.simulators.portal.PortalConfig;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/**
 * All simulators of one process. An unknown key in the file is an error.
 *
 * @param stateDirectory folder for everything the simulators keep
 * @param zustelldienst null: none
 * @param backOffices null: none
 * @param portal null: none; needs the Zustelldienst
 */
public record SimulatorConfig(
        Path stateDirectory,
        @Nullable ZustelldienstConfig zustelldienst,
        @Nullable BackOfficesConfig backOffices,
        @Nullable PortalConfig portal) {

    /**
     * Reads a JSON file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is no valid configuration; the message never holds a value of the file
     */
    public static SimulatorConfig read(Path file) throws IOException {
        try {
            return Json.strict().readValue(Files.readAllBytes(file), SimulatorConfig.class);
        } catch (JacksonException e) {
            var at = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException("simulator configuration" + at + ": " + cause(e), e);
        }
    }

    private static String cause(JacksonException e) {
        var path = e instanceof DatabindException databind ? databind.getPathReference() : "";
        return path.isEmpty() ? "not JSON" : "wrong at " + path;
    }
}
