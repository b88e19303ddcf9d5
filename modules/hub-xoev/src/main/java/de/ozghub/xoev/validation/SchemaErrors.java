package de.ozghub.xoev.validation;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Collects the schema validator's errors as findings; its messages quote the document and are only searched for rule ids. */
final class SchemaErrors implements ErrorHandler {

    /** Thrown when enough errors are known. */
    static final class Enough extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough errors", null, false, false);
        }
    }

    static final int MAX_FINDINGS = 100;

    private static final Pattern RULE = Pattern.compile("^([a-z][A-Za-z]*-[A-Za-z0-9_.-]+):");
    private static final Pattern EXPECTED = Pattern.compile("'\\{([^{}]*)\\}'");
    private static final Pattern LOCAL_NAME = Pattern.compile(":([^,:\"]+)$");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    /** Errors Xerces adds to the one that says what is wrong. */
    private static final Set<String> FOLLOW_UPS =
            Set.of("cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2", "cvc-elt.5.2.1");

    private final Place place;
    private final List<Finding> findings = new ArrayList<>();

    SchemaErrors(Place place) {
        this.place = place;
    }

    void reset() {
        findings.clear();
    }

    List<Finding> findings() {
        return findings;
    }

    @Override
    public void warning(SAXParseException e) {
        // a warning is no violation
    }

    @Override
    public void error(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = RULE.matcher(message);
        String rule = matcher.find() ? matcher.group(1) : "schema";
        if (FOLLOW_UPS.contains(rule) && saidAlready()) {
            return;
        }
        add(Sentences.schema(rule, place, detail(rule, message)));
    }

    void add(Finding finding) {
        findings.add(finding);
        if (findings.size() >= MAX_FINDINGS) {
            throw new Enough();
        }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
        throw e;
    }

    private boolean saidAlready() {
        return !findings.isEmpty() && findings.getLast().path().equals(place.path());
    }

    /** Names out of the schema that help: expected elements, the missing attribute. Never what the document holds. */
    private String detail(String rule, String message) {
        if (rule.startsWith("cvc-complex-type.2.4")) {
            return expected(message);
        }
        if (rule.equals("cvc-complex-type.4")) {
            Matcher quoted = QUOTED.matcher(message);
            return quoted.find() ? place.shown(quoted.group(1)) : "";
        }
        return "";
    }

    /** The last list in braces is the schema's; the first, if there are two, names what was found. */
    private String expected(String message) {
        Matcher matcher = EXPECTED.matcher(message);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        var names = new ArrayList<String>();
        for (String name : last.split(", ", -1)) {
            Matcher local = LOCAL_NAME.matcher(name.replace("\"", ""));
            names.add(place.shown(local.find() ? local.group(1) : name));
        }
        return names.size() > 8 ? String.join(", ", names.subList(0, 8)) + ", …" : String.join(", ", names);
    }
}
