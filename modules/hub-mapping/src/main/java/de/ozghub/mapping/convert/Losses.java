package de.ozghub.mapping.convert;

/** Is told what a conversion could not carry over. */
@FunctionalInterface
public interface Losses {

    /** @param reason one stable word, for example {@code letters-simplified}; never a value of the data */
    void note(String reason);
}
