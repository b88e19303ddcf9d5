package de.ozghub.simulators.backoffice;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulated back offices.
 *
 * @param address address to bind; null: 127.0.0.1
 * @param port port to bind, 0 for any free one
 * @param deduplicate whether a known key gives the known case number (null: true); false makes a new case for every
 *     submit, so that a second sending shows
 * @param keepMessages whether the opened messages are kept in the state folder for looking at (null: false)
 * @param offices the back offices
 */
public record BackOfficesConfig(
        @Nullable String address,
        int port,
        @Nullable Boolean deduplicate,
        @Nullable Boolean keepMessages,
        List<Office> offices) {

    public BackOfficesConfig {
        offices = List.copyOf(offices);
    }

    /** How a back office is reached. */
    public enum Kind {
        soap,
        folder
    }

    /** How messages to a back office are protected. */
    public enum Sealing {
        none,
        cms,
        xmldsig,
        xades,
        jose
    }

    /**
     * One back office.
     *
     * @param key {@code authority/name}, for example {@code remscheid/steuer}; also its path below {@code /backoffice/}
     * @param folder inbox of a folder back office
     * @param protection null: none
     * @param privateKey PEM file with the office's private key (PKCS#8), for cms and jose
     * @param certificate PEM file with the office's certificate, for cms and jose
     * @param hubCertificate PEM file with the certificate the hub signs with, for all but none
     */
    public record Office(
            String key,
            Kind kind,
            @Nullable Path folder,
            @Nullable Sealing protection,
            @Nullable Path privateKey,
            @Nullable Path certificate,
            @Nullable Path hubCertificate) {

        Sealing sealing() {
            return protection == null ? Sealing.none : protection;
        }
    }
}
