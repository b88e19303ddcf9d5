package de.ozghub.core.config;

import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.submission.BackOfficeKey;
import java.net.URI;

/** A specialist procedure and how it is reached. */
public sealed interface BackOfficeTerms {

    BackOfficeKey key();

    ProtectionProfile protection();

    DeliveryTerms delivery();

    /** What counts as confirmation. */
    Confirmation confirmation();

    /** The terms as the delivery's life needs them. */
    default DeliveryPolicy policy() {
        return new DeliveryPolicy(delivery().retry(), delivery().settle(), confirmation());
    }

    /**
     * Speaks the hub's own SOAP contract ({@code xsd/backoffice/1.0}).
     *
     * @param findByKey whether the procedure can be asked for a case by key
     */
    record Soap(
            BackOfficeKey key,
            URI url,
            boolean findByKey,
            SoapSecurity security,
            ProtectionProfile protection,
            DeliveryTerms delivery)
            implements BackOfficeTerms {
        @Override
        public Confirmation confirmation() {
            return Confirmation.HANDED_OVER;
        }
    }

    /**
     * Fetches its messages from a folder.
     *
     * @param folder path relative to the configuration folder or absolute
     */
    record Folder(
            BackOfficeKey key,
            String folder,
            Confirmation confirmation,
            ProtectionProfile protection,
            DeliveryTerms delivery)
            implements BackOfficeTerms {}
}
