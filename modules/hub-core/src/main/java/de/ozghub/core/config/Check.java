package de.ozghub.core.config;

import java.time.Duration;

/** The checks that the compact constructors share. */
final class Check {

    private Check() {}

    static void that(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    static void positive(String name, Duration duration) {
        that(duration.isPositive(), name + " must be longer than zero");
    }

    static void atLeast(int least, String name, int value) {
        that(value >= least, "%s is %d, must be %d or more".formatted(name, value, least));
    }
}
