package de.ozghub.xoev;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.ozghub.xoev.header.HeaderReader;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderFuzzTest {

    private static final HeaderReader HEADERS = new HeaderReader(new HardenedXml(XmlLimits.DEFAULT));

    @MethodSource("seeds")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void every_header_is_read_or_refused(byte[] message) {
        try {
            HEADERS.read(new ByteArrayInputStream(message));
        } catch (XmlFault refused) {
            // as it should be
        }
    }

    static Stream<byte[]> seeds() {
        return Seeds.messages();
    }
}
