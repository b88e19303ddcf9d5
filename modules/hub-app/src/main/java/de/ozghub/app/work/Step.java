package de.ozghub.app.work;

/** What a stage leads to: the next value, or a stop that goes the way of clarification. */
public sealed interface Step<T> {

    /** The way goes on with this value. */
    record Next<T>(T value) implements Step<T> {}

    /** The way ends here; {@code ClarificationFlow} takes over. */
    record Stop<T>(Stopped stopped) implements Step<T> {}
}
