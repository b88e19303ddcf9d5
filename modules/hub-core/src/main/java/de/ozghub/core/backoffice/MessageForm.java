package de.ozghub.core.backoffice;

import de.ozghub.submission.SchemaKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the clear bytes of a message are.
 *
 * @param schema the message is valid against
 * @param mediaType of the message before protection, with its character set where that is not UTF-8
 * @param fileName the format asks for, ending included; null where it asks for none
 */
public record MessageForm(
        SchemaKey schema, String mediaType, @Nullable String fileName) {

    public static final String XML = "application/xml";

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    /** @throws IllegalArgumentException if the file name could be more than a name */
    public MessageForm {
        if (fileName != null && !FILE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("not a plain file name");
        }
    }

    /** An XML message by any name. */
    public static MessageForm xml(SchemaKey schema) {
        return new MessageForm(schema, XML, null);
    }

    /** The name of a file with the clear message. */
    public String file() {
        return fileName == null ? "message" + ending(mediaType, ".bin") : fileName;
    }

    /**
     * The usual ending of files of a media type, with its dot.
     *
     * @param otherwise for a type that is not among those the hub makes or usually takes
     */
    public static String ending(String mediaType, String otherwise) {
        int parameters = mediaType.indexOf(';');
        String plain =
                parameters < 0 ? mediaType : mediaType.substring(0, parameters).strip();
        return switch (plain) {
            case XML, "text/xml" -> ".xml";
            case "application/json" -> ".json";
            case "text/csv" -> ".csv";
            case "text/plain" -> ".txt";
            case "text/html", "application/xhtml+xml" -> ".html";
            case "application/zip" -> ".zip";
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/tiff" -> ".tif";
            default -> otherwise;
        };
    }
}
