package de.ozghub.xoev;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Parser, JSON and reports: whatever the bytes are, there is a report in every form. */
class JudgingFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void every_document_gets_a_report(byte[] document) throws IOException {
        Judged.inEveryForm(document);
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(Seeds.messages(), Seeds.forms());
    }
}
