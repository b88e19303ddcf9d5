package de.ozghub.core.backoffice;

import java.util.Locale;

/** How message and attachments are protected towards a back office. */
public enum Protection {
    /** Not at all: sender and receiver share one machine. */
    NONE,
    /** CMS SignedData inside CMS AuthEnvelopedData (RFC 5652, RFC 5083); attachments are enveloped. */
    CMS,
    /** Enveloped XML signature; attachments are bound by their digest inside the message. */
    XMLDSIG;

    /** The word in configuration and in the SOAP contract. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
