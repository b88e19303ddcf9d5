package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.OpenDocument;
import de.ozghub.xoev.xml.PullEvents;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lets the pull reader and the JDK's parser judge the same documents by the project's own schemas. */
final class BothReaders {

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);
    private final SchemaLibrary library = SchemaLibrary.open(
            new LibrarySettings(List.of(Path.of(System.getProperty("hub.root"), "xsd")), List.of(), Map.of()));
    private final Books books = Books.of(library);
    private int judged;
    private int doubted;
    private int refused;

    /** Documents both judged. */
    int judged() {
        return judged;
    }

    /** Documents the pull reader left to the JDK's parser. */
    int doubted() {
        return doubted;
    }

    /** Documents neither got to see. */
    int refused() {
        return refused;
    }

    /** Fails if findings, notes or header differ. */
    void compare(byte[] document) {
        try (OpenDocument opened = Entrance.open(xml, document)) {
            SchemaPackage schemas = library.packages().stream()
                    .filter(found -> found.namespaces().contains(opened.root().namespace()))
                    .findFirst()
                    .orElse(library.packages().getFirst());
            Engine.Result pulled;
            try {
                pulled = engine(schemas).run(opened);
            } catch (PullEvents.Doubt e) {
                doubted++;
                return;
            }
            judged++;
            assertThat(pulled)
                    .describedAs(() -> new String(document, UTF_8))
                    .isEqualTo(engine(schemas).runAgain(opened));
        } catch (Entrance.Refused e) {
            refused++;
        }
    }

    private Engine engine(SchemaPackage schemas) {
        return new Engine(xml, schemas, books, AbsentLists.NOTE);
    }
}
