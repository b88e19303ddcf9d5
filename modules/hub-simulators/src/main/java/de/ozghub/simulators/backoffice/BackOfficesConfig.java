package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.portal.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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
 * @param tls null: no port with TLS
 */
public record BackOfficesConfig(
        @Nullable String address,
        int port,
        @Nullable Boolean deduplicate,
        @Nullable Boolean keepMessages,
        List<Office> offices,
        @Nullable Tls tls) {

    public BackOfficesConfig {
        offices = List.copyOf(offices);
    }

    /** Without a second port. */
    public BackOfficesConfig(
            @Nullable String address,
            int port,
            @Nullable Boolean deduplicate,
            @Nullable Boolean keepMessages,
            List<Office> offices) {
        this(address, port, deduplicate, keepMessages, offices, null);
    }

    /**
     * A second port that speaks TLS 1.3 and asks every client for a certificate. Back offices with WS-Security are reached
     * there only.
     *
     * @param port port to bind, 0 for any free one
     * @param privateKey PEM file with the server's private key (PKCS#8)
     * @param certificate PEM file with the server's certificate
     * @param clients PEM file with the one certificate clients' must be or lead to
     */
    public record Tls(int port, Path privateKey, Path certificate, Path clients) {}

    /**
     * What a back office demands of the envelope of each call; it signs its answers and encrypts them for the hub.
     *
     * @param user of the UsernameToken
     * @param password file with the password
     * @param privateKey PEM file with the office's RSA key (PKCS#8): opens calls, signs answers
     * @param certificate PEM file with the certificate of that key
     * @param hubCertificate PEM file with the RSA certificate the hub signs calls with
     */
    public record WsSecurity(String user, Path password, Path privateKey, Path certificate, Path hubCertificate) {}

    /** How a back office is reached. */
    public enum Kind {
        soap,
        folder,
        destination
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
     * @param wsSecurity null: none is demanded; needs the port with TLS
     * @param destination where an office of kind destination receives
     */
    public record Office(
            String key,
            Kind kind,
            @Nullable Path folder,
            @Nullable Sealing protection,
            @Nullable Path privateKey,
            @Nullable Path certificate,
            @Nullable Path hubCertificate,
            @Nullable WsSecurity wsSecurity,
            @Nullable Destination destination) {

        /** Without WS-Security, and one that receives at no destination. */
        public Office(
                String key,
                Kind kind,
                @Nullable Path folder,
                @Nullable Sealing protection,
                @Nullable Path privateKey,
                @Nullable Path certificate,
                @Nullable Path hubCertificate) {
            this(key, kind, folder, protection, privateKey, certificate, hubCertificate, null, null);
        }

        Sealing sealing() {
            return protection == null ? Sealing.none : protection;
        }
    }

    /**
     * A FIT-Connect destination an office receives at.
     *
     * @param access of an API client of type subscriber
     * @param decryptionKey file with the private JWK of the destination's encryption key
     * @param signatureKey file with the private JWK its events are signed with
     */
    public record Destination(UUID destinationId, Access access, Path decryptionKey, Path signatureKey) {}
}
