package de.ozghub.mapping;

/**
 * Something a submission can be found by.
 *
 * @param value as it stands in the data; for class {@link Sensitivity#PERSONAL} it must be hashed before it is stored
 */
public record BusinessKey(String name, Sensitivity sensitivity, String value) {

    /** How a key may be kept. */
    public enum Sensitivity {
        /** In clear, for example a message id. */
        REFERENCE,
        /** Only as keyed hash per authority, exact match. */
        PERSONAL
    }

    @Override
    public String toString() {
        return name + " (" + sensitivity + ")";
    }
}
