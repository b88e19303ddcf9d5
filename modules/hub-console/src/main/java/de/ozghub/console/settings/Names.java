package de.ozghub.console.settings;

import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Locale;

/** Readable names from the configuration in force. Optional for the console; without it keys are shown. Thread-safe. */
public interface Names {

    /** Name of a service; its URN where no name is known. */
    default String service(ServiceKey service, Locale locale) {
        return service.urn();
    }

    /** Name of an authority; its key where no name is known. */
    default String authority(AuthorityKey authority) {
        return authority.value();
    }

    /** Authorities to choose from in a filter, in the order shown; empty if they are not known. */
    default List<AuthorityKey> authorities() {
        return List.of();
    }
}
