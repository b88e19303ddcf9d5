package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

final class OwnSchemas implements MessageSchemas {
    private final Path xsd;

    OwnSchemas(Path xsd) {
        this.xsd = xsd;
    }

    private Path file(SchemaKey key) {
        String[] p = key.standard().split(":", -1);
        return xsd.resolve(p[2] + "/" + p[3] + "/" + p[2] + ".xsd");
    }

    @Override
    public Optional<String> missing(SchemaKey key) {
        return key.standard().startsWith("urn:ozg-hub:") && file(key).toFile().exists()
                ? Optional.empty()
                : Optional.of("there is no schema " + key);
    }

    @Override
    public List<Violation> check(SchemaKey key, Bytes document) {
        var found = new ArrayList<Violation>();
        try {
            var v = SchemaFactory.newDefaultInstance()
                    .newSchema(file(key).toFile())
                    .newValidator();
            v.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {}

                @Override
                public void error(SAXParseException e) {
                    found.add(
                            new Violation(String.valueOf(e.getMessage()), e.getLineNumber(), e.getColumnNumber(), ""));
                }

                @Override
                public void fatalError(SAXParseException e) {
                    error(e);
                }
            });
            v.validate(new StreamSource(document.open()));
        } catch (IOException | SAXException e) {
            found.add(new Violation("parse", 0, 0, ""));
        }
        return found;
    }
}
