package de.ozghub.mapping;

import de.ozghub.mapping.SubmissionContext.Payment;
import java.util.HashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code paymentInformation} of FIT-Connect metadata (schema 2.1.0): every field that holds one value. */
public final class PaymentInformation {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PaymentInformation() {}

    /** Empty if the metadata tell of no payment or are no JSON. */
    public static Optional<Payment> read(byte[] metadata) {
        try {
            JsonNode found = MAPPER.readTree(metadata).path("paymentInformation");
            var fields = new HashMap<String, String>();
            for (var field : found.properties()) {
                if (field.getValue().isValueNode() && field.getKey().matches("[A-Za-z][A-Za-z0-9]*")) {
                    fields.put(field.getKey(), field.getValue().asString());
                }
            }
            return fields.isEmpty() ? Optional.empty() : Optional.of(new Payment(fields));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
