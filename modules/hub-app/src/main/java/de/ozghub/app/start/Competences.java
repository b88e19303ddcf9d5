package de.ozghub.app.start;

import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.journal.Versions;
import de.ozghub.core.routing.Competence;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Competence under the configuration a submission runs under: the present one, or an earlier one from the database. */
final class Competences {

    private final Versions versions;
    private final Map<String, Competence> byVersion = new ConcurrentHashMap<>();

    Competences(HubConfiguration present, String version, Versions versions) {
        this.versions = versions;
        byVersion.put(version, new Competence(present));
    }

    /** @throws IllegalStateException if the database does not hold the version */
    Competence under(String version) {
        return byVersion.computeIfAbsent(version, this::read);
    }

    private Competence read(String version) {
        var files = versions.find(Versions.Kind.CONFIGURATION, version)
                .orElseThrow(() -> new IllegalStateException("configuration version " + version + " is not stored"));
        return new Competence(HubConfiguration.parse(files));
    }
}
