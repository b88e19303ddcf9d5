package de.ozghub.attachments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the names of a PDF mean: which of them act by themselves, encrypt, or hold further objects. A name counts only beside
 * what makes it one, so that the word in a text does not.
 */
final class PdfMeaning {

    /** Values of {@code /S}: actions. Source: ISO 32000-1, table 198. */
    private static final Map<String, String> ACTIONS = Map.of(
            "JavaScript", "javascript",
            "Launch", "launch",
            "SubmitForm", "submit-form",
            "ImportData", "import-data",
            "GoToE", "embedded-file");

    private static final Map<String, String> SUBTYPES =
            Map.of("RichMedia", "rich-media", "Movie", "rich-media", "3D", "rich-media");

    /** Keys whose value of another kind than a name acts. */
    private static final Map<String, String> KEYS = Map.of("JS", "javascript", "EF", "embedded-file", "XFA", "xfa");

    private final Traits traits;
    private final List<String> filters = new ArrayList<>();
    private String last = "";
    private boolean inFilters;
    private boolean objects;
    private boolean strange;

    PdfMeaning(Traits traits) {
        this.traits = traits;
    }

    /** A new object begins. */
    void object() {
        last = "";
        filters.clear();
        inFilters = false;
        objects = false;
        strange = false;
    }

    void name(String name) {
        if (inFilters || last.equals("Filter")) {
            filters.add(name);
        }
        switch (last) {
            case "S" -> note(ACTIONS.get(name));
            case "Subtype" -> note(SUBTYPES.get(name));
            case "Type" -> objects = objects || name.equals("ObjStm");
            case String _ -> {}
        }
        last = name;
    }

    /** A value that is no name begins: a string, an array, a dictionary or a number. */
    void value(String begin) {
        boolean number = Character.isDigit(begin.charAt(0));
        if (number || !begin.equals("]")) {
            note(KEYS.get(last));
        }
        switch (last) {
            case "Encrypt" -> {
                if (number || begin.equals("<")) {
                    traits.encrypted();
                }
            }
            case "Filter" -> {
                inFilters = begin.equals("[");
                strange = strange || number;
            }
            case "Predictor" -> strange = strange || !begin.equals("1");
            case String _ -> {}
        }
        if (begin.equals("]")) {
            inFilters = false;
        }
        last = "";
    }

    /** Whether the present object is a stream of objects. */
    boolean holdsObjects() {
        return objects;
    }

    /** Whether its bytes are what zlib made, and nothing else. */
    boolean deflated() {
        return !strange && filters.size() == 1 && (filters.contains("FlateDecode") || filters.contains("Fl"));
    }

    /** Whether its bytes are as they are. */
    boolean plain() {
        return !strange && filters.isEmpty();
    }

    private void note(@org.jspecify.annotations.Nullable String word) {
        if (word != null) {
            traits.active(word);
        }
    }
}
