package de.ozghub.app.start;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.AuthorityKey;

/** Territory and official name of the authorities of a configuration. */
record Offices(HubConfiguration configuration) {

    /** @throws IllegalStateException if the configuration does not know the authority */
    Office office(AuthorityKey key) {
        Authority authority = configuration
                .authority(key)
                .orElseThrow(() -> new IllegalStateException("authority " + key + " is not configured any more"));
        return new Office(authority.areas().getFirst(), authority.name());
    }
}
