package de.ozghub.xoev.validation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.ozghub.xoev.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SameVerdictFuzzTest {

    private static final BothReaders READERS = new BothReaders();

    @MethodSource("seeds")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void both_readers_say_the_same(byte[] document) {
        READERS.compare(document);
    }

    static Stream<byte[]> seeds() {
        return Seeds.messages();
    }
}
