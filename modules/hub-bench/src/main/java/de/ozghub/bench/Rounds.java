package de.ozghub.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Compares contenders in one run: each takes its turn in every round, in processor time of the thread. So what else keeps
 * the machine busy strikes all of them, and waiting for a core counts for none. Not thread-safe.
 */
final class Rounds {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Work> contenders = new LinkedHashMap<>();

    /** What is measured; gives back something that depends on its work, so that none of it is left out. */
    interface Work {
        long run() throws Exception;
    }

    Rounds with(String name, Work work) {
        contenders.put(name, work);
        return this;
    }

    /**
     * Runs all of them.
     *
     * @param warmUp rounds that do not count
     * @return seconds of processor time by name, the median of its rounds
     */
    ToDoubleFunction<String> run(int warmUp, int rounds) throws Exception {
        var seconds = new LinkedHashMap<String, List<Double>>();
        long sink = 0;
        for (int round = 0; round < warmUp + rounds; round++) {
            for (var contender : contenders.entrySet()) {
                long before = THREADS.getCurrentThreadCpuTime();
                sink += contender.getValue().run();
                double spent = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
                if (round >= warmUp) {
                    seconds.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>())
                            .add(spent);
                }
            }
        }
        if (sink == Long.MIN_VALUE) {
            throw new IllegalStateException("nothing was done");
        }
        var medians = new LinkedHashMap<String, Double>();
        seconds.forEach((name, all) -> {
            Collections.sort(all);
            medians.put(name, all.get(all.size() / 2));
        });
        return name -> Objects.requireNonNull(medians.get(name));
    }
}
