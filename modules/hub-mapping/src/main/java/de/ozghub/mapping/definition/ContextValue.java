package de.ozghub.mapping.definition;

import de.ozghub.mapping.SubmissionContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules may take from the hub instead of from the data. */
public enum ContextValue {
    SUBMISSION_ID,
    EXTERNAL_ID,
    /** UTC, for example {@code 2026-11-02T08:15:30Z}. */
    RECEIVED_AT,
    AUTHORITY_ARS,
    AUTHORITY_NAME,
    PERFORMING_ARS,
    PERFORMING_NAME,
    SERVICE;

    /** Null where the hub does not know it. */
    public @Nullable String of(SubmissionContext context) {
        return switch (this) {
            case SUBMISSION_ID -> context.submission().toString();
            case EXTERNAL_ID -> context.externalId();
            case RECEIVED_AT -> context.receivedAt().toString();
            case AUTHORITY_ARS -> context.authority().area().ars();
            case AUTHORITY_NAME -> context.authority().name();
            case PERFORMING_ARS -> context.performing().area().ars();
            case PERFORMING_NAME -> context.performing().name();
            case SERVICE -> context.service().urn();
        };
    }

    /** The name used in packages: {@code received-at}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, ContextValue> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(ContextValue::id, value -> value));
    }
}
