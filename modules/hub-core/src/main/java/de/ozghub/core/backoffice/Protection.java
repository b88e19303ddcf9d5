package de.ozghub.core.backoffice;

import java.util.Locale;

/** How message and attachments are protected towards a back office. */
public enum Protection {
    /** Not at all: sender and receiver share one machine. */
    NONE,
    /** CMS SignedData inside CMS AuthEnvelopedData (RFC 5652, RFC 5083); attachments are enveloped. */
    CMS,
    /** Enveloped XML signature; attachments are bound by their digest inside the message. */
    XMLDSIG,
    /** Enveloped XAdES-B-B signature (ETSI EN 319 132-1); attachments are bound by their digest inside the message. */
    XADES,
    /** Compact JWS inside compact JWE (RFC 7515, RFC 7516); attachments are encrypted. */
    JOSE;

    /** The word in configuration and in the SOAP contract. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
