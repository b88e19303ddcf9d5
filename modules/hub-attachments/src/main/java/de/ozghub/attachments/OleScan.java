package de.ozghub.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks into an OLE2 file (Word, Excel and PowerPoint before 2007, Outlook, and everything with a password since): the names
 * of its streams stand in its directory in clear.
 */
final class OleScan {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final String MACROS = "_vba_project";
    private static final String LOCKED = "encryptedpackage";
    private static final String OBJECT = "ole10native";

    static {
        TYPES.put("worddocument", "application/msword");
        TYPES.put("powerpoint document", "application/vnd.ms-powerpoint");
        TYPES.put("workbook", "application/vnd.ms-excel");
        TYPES.put("__nameid_version1.0", "application/vnd.ms-outlook");
    }

    private static final TokenScan WORDS = new TokenScan(
            java.util.stream.Stream.concat(TYPES.keySet().stream(), java.util.stream.Stream.of(MACROS, LOCKED, OBJECT))
                    .toList());

    private OleScan() {}

    /** The type by its streams, else the type given. */
    static String scan(InputStream in, String type, Traits traits) throws IOException {
        Set<String> found = WORDS.in(in);
        if (found.contains(MACROS)) {
            traits.active("macro");
        }
        if (found.contains(OBJECT)) {
            traits.active("embedded-object");
        }
        if (found.contains(LOCKED)) {
            traits.encrypted();
        }
        return TYPES.entrySet().stream()
                .filter(entry -> found.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(type);
    }
}
