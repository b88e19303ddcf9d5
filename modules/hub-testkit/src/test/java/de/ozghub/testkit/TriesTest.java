package de.ozghub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final Pattern SEED =
            Pattern.compile("try 3 of 9 failed; -Dhub\\.test\\.seed=(-?\\d+) repeats it: .*");

    @Test
    void runs_every_try_with_other_values() {
        var seen = new ArrayList<Long>();

        Tries.of(50, random -> seen.add(random.nextLong()));

        assertThat(new HashSet<>(seen)).hasSize(50);
    }

    @Test
    void a_failure_names_the_seed_that_repeats_it() {
        var values = new ArrayList<Long>();

        assertThatThrownBy(() -> Tries.of(9, random -> {
                    values.add(random.nextLong());
                    assertThat(values).hasSizeLessThan(3);
                }))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(AssertionError.class)
                .satisfies(e -> {
                    var found = SEED.matcher(
                            String.valueOf(e.getMessage()).lines().findFirst().orElseThrow());
                    assertThat(found.lookingAt()).isTrue();
                    assertThat(new Random(Long.parseLong(found.group(1))).nextLong())
                            .isEqualTo(values.getLast());
                });
    }

    @Test
    void both_ends_are_among_the_values() {
        var counts = new HashSet<Integer>();
        var lengths = new HashSet<Integer>();
        Tries.of(500, random -> {
            counts.add(Tries.count(random));
            lengths.add(Tries.bytes(random, 40).length);
        });

        assertThat(counts).contains(0, Integer.MAX_VALUE).noneMatch(count -> count < 0);
        assertThat(lengths).contains(0, 40).allMatch(length -> length <= 40);
        assertThat(List.of("a", "b")).contains(Tries.oneOf(new Random(1), "a", "b"));
    }
}
