package de.ozghub.backoffice.soap;

import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.DeliveryTerms;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.SoapSecurity;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.submission.BackOfficeKey;
import java.net.URI;
import java.time.Duration;

/** Terms of the SOAP back offices under test. */
final class SoapTerms {

    private SoapTerms() {}

    static BackOfficeTerms.Soap of(URI url, Duration timeout, boolean findByKey) {
        return of(url, timeout, findByKey, SoapSecurity.NONE);
    }

    static BackOfficeTerms.Soap of(URI url, Duration timeout, boolean findByKey, SoapSecurity security) {
        return new BackOfficeTerms.Soap(
                BackOfficeKey.of("testamt/steuer"),
                url,
                findByKey,
                security,
                new ProtectionProfile.None(),
                new DeliveryTerms(
                        timeout,
                        timeout,
                        1,
                        new RetryPlan(1, timeout, 1.0, timeout),
                        new DeliveryTerms.Breaker(1, timeout)));
    }
}
