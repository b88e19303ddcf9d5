package de.ozghub.simulators.backoffice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that an opened message is what it looks like: well-formed XML with the root its format names, well-formed JSON, or
 * lines of text, or an xdomea package.
 */
final class MessageForm {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    private static final Pattern DOCUMENT = Pattern.compile("<(?:[A-Za-z]+:)?Dateiname>([^<]+)</");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        return switch (ending(message)) {
            case "xml" -> xmlFault(message, format);
            case "json" -> jsonFault(message);
            case "zip" -> zipFault(message, format);
            default -> textFault(message);
        };
    }

    /** Ending of a file that holds the message: {@code xml}, {@code json}, {@code zip} or {@code txt}. */
    static String ending(byte[] message) {
        for (byte next : message) {
            switch (next) {
                case '<' -> {
                    return "xml";
                }
                case '{', '[' -> {
                    return "json";
                }
                case 'P' -> {
                    return isZip(message) ? "zip" : "txt";
                }
                case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {
                    // white space and byte order mark
                }
                default -> {
                    return "txt";
                }
            }
        }
        return "txt";
    }

    private static boolean isZip(byte[] message) {
        return message.length > 4 && message[0] == 'P' && message[1] == 'K' && message[2] == 3 && message[3] == 4;
    }

    /** An xdomea package: the message named by its root, and every document it names. */
    private static Optional<String> zipFault(byte[] message, String format) {
        var root = format.substring(format.lastIndexOf('#') + 1);
        var names = new HashSet<String>();
        byte[] inside = new byte[0];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(message))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith("_" + root + ".xml")) {
                    inside = zip.readAllBytes();
                }
            }
        } catch (IOException e) {
            return Optional.of("The package is not readable");
        }
        if (inside.length == 0) {
            return Optional.of("The package holds no message of its format");
        }
        var fault = xmlFault(inside, format);
        var document = DOCUMENT.matcher(new String(inside, StandardCharsets.UTF_8));
        while (fault.isEmpty() && document.find()) {
            if (!names.contains(document.group(1).strip())) {
                fault = Optional.of("A document the message names is not in the package");
            }
        }
        return fault;
    }

    private static Optional<String> jsonFault(byte[] message) {
        try {
            JSON.readTree(message);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("The message is not well-formed JSON");
        }
    }

    private static Optional<String> textFault(byte[] message) {
        for (byte next : message) {
            if (next >= 0 && next < ' ' && next != '\r' && next != '\n' && next != '\t') {
                return Optional.of("The message is neither XML nor JSON nor text");
            }
        }
        return message.length == 0 ? Optional.of("The message is empty") : Optional.empty();
    }

    private static Optional<String> xmlFault(byte[] message, String format) {
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
