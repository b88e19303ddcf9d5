package de.ozghub.simulators.backoffice;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Checks that an opened message is well-formed XML with the root its format names. */
final class MessageForm {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private MessageForm() {}

    /**
     * What is wrong with the message; empty when nothing is.
     *
     * @param format schema key: namespace or URN with version, {@code #}, root element
     */
    static Optional<String> fault(byte[] message, String format) {
        var expectedRoot = format.substring(format.lastIndexOf('#') + 1);
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(message));
            boolean first = true;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return Optional.of("The message has a document type declaration");
                }
                if (event == XMLStreamConstants.START_ELEMENT && first) {
                    first = false;
                    if (!reader.getLocalName().equals(expectedRoot)) {
                        return Optional.of("The root element is not the one the format names");
                    }
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.of("The message is not well-formed XML");
        }
    }
}
