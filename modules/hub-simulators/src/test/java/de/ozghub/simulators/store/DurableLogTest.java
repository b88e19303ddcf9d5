package de.ozghub.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableLogTest {

    @TempDir
    private Path folder;

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        DurableLog.open(folder.resolve("log"), lines::add).close();
        return lines;
    }

    @Test
    void lines_come_back_in_order() throws IOException {
        try (var log = DurableLog.open(folder.resolve("log"), line -> {})) {
            log.append("eins");
            log.append("zwei ä");
        }

        assertThat(lines()).containsExactly("eins", "zwei ä");
    }

    @Test
    void a_torn_last_line_is_cut_off_and_writing_goes_on_after_the_whole_ones() throws IOException {
        Files.writeString(folder.resolve("log"), "whole\ntor");
        try (var log = DurableLog.open(folder.resolve("log"), line -> {})) {
            log.append("next");
        }

        assertThat(lines()).containsExactly("whole", "next");
    }

    @Test
    void lines_of_many_writers_never_mix() throws Exception {
        try (var log = DurableLog.open(folder.resolve("log"), line -> {});
                var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < 200; i++) {
                var line = "line-" + i + "-" + "x".repeat(i);
                results.add(threads.submit(() -> {
                    log.append(line);
                    return line;
                }));
            }
            for (var result : results) {
                result.get();
            }
        }

        assertThat(lines()).hasSize(200).allMatch(line -> line.matches("line-\\d+-x*"));
    }
}
