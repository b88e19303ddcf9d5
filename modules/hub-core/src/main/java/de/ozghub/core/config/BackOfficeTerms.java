package de.ozghub.core.config;

import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A specialist procedure and how it is reached. */
public sealed interface BackOfficeTerms {

    BackOfficeKey key();

    ProtectionProfile protection();

    DeliveryTerms delivery();

    /** What counts as confirmation. */
    Confirmation confirmation();

    /** Longest pause between two looks whether a hand-over was taken. */
    default Duration look() {
        return Duration.ofSeconds(5);
    }

    /** The terms as the delivery's life needs them. */
    default DeliveryPolicy policy() {
        return new DeliveryPolicy(delivery().retry(), delivery().settle(), confirmation(), look());
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

    /**
     * Another authority's FIT-Connect destination. Message and attachments are sealed for its key, so that no protection but a
     * signature of the message can come on top.
     *
     * @param sender name of the API client that sends
     * @param destination its id
     * @param service it is sent as; null: as the service it came for
     * @param until what the receiver must have done
     * @param look longest pause between two looks into the event log
     */
    record FitConnect(
            BackOfficeKey key,
            String sender,
            UUID destination,
            @Nullable ServiceKey service,
            Until until,
            Duration look,
            ProtectionProfile protection,
            DeliveryTerms delivery)
            implements BackOfficeTerms {

        /** @throws IllegalArgumentException if {@code look} is not longer than zero */
        public FitConnect {
            Check.positive("look", look);
        }

        /** What counts as confirmation at a destination. */
        public enum Until {
            /** The receiver accepted exactly what was sent. */
            ACCEPTED,
            /** The receiver, or an intermediary before it, took over. */
            FORWARDED
        }

        @Override
        public Confirmation confirmation() {
            return Confirmation.TAKEN_OVER;
        }
    }
}
