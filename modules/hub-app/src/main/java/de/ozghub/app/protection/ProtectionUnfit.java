package de.ozghub.app.protection;

import de.ozghub.crypto.xmldsig.XmlSignatureRefused;
import java.util.Locale;

/** A message is nothing the profile of its back office can protect, however often it is tried. */
final class ProtectionUnfit extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    ProtectionUnfit(XmlSignatureRefused refused) {
        super(refused);
        this.reason = switch (refused.reason()) {
            case MALFORMED -> "not-xml";
            case NOT_ENVELOPED, NOT_WHOLE, ALGORITHM, PROPERTIES, SIGNATURE ->
                refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** One stable word. */
    String reason() {
        return reason;
    }
}
