package de.ozghub.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One FIT-Connect API client of type sender, for back offices of kind {@code fit-connect}.
 *
 * @param token address of the token endpoint
 * @param submissionApi base address of the Submission API
 * @param callbackSecret what the delivery service proves its callbacks with; null: it does not call
 * @param timeout of one call
 * @param trust how receivers' certificates are checked; null: their chains are not, on this machine only
 */
public record FitConnectSender(
        String name,
        URI token,
        URI submissionApi,
        Setting clientId,
        SecretRef clientSecret,
        @Nullable SecretRef callbackSecret,
        Duration timeout,
        @Nullable Trust trust) {

    /** @throws IllegalArgumentException if the time-out is not longer than zero */
    public FitConnectSender {
        Check.positive("timeout", timeout);
    }

    /**
     * Which receivers' certificates are relied upon.
     *
     * @param roots PEM file of root certificates
     * @param revocationLists paths of CRLs, PEM or DER, relative to the configuration folder or absolute
     * @param responder OCSP responder; null: none is asked
     */
    public record Trust(
            CertificateRef roots,
            List<String> revocationLists,
            @Nullable URI responder) {
        public Trust {
            revocationLists = List.copyOf(revocationLists);
        }
    }
}
