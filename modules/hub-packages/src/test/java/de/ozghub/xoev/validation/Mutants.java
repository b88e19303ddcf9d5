package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes broken documents of a valid one, each with one fault. */
final class Mutants {

    enum Kind {
        ELEMENT_REMOVED,
        ELEMENT_ADDED,
        ATTRIBUTE_ADDED,
        FOREIGN_LETTERS,
        RARE_LETTER,
        BROKEN_DATE,
        WRONG_CODE,
        WRONG_VERSION,
        NOT_UTF_8,
        CUT_OFF,
        DOCTYPE
    }

    /** @param line of the fault, where the kind alone decides it; else 0 */
    record Mutant(Kind kind, int line, List<Byte> bytes) {

        byte[] document() {
            var document = new byte[bytes.size()];
            for (int i = 0; i < document.length; i++) {
                document[i] = bytes.get(i);
            }
            return document;
        }

        @Override
        public String toString() {
            return kind + " in line " + line;
        }
    }

    private static final int MAX_PER_KIND = 25;
    private static final Pattern LEAF = Pattern.compile("<([A-Za-z][\\w.:-]*)((?:\\s[^<>]*)?)>([^<>&]+)</\\1>");

    private static final Pattern VERSION = Pattern.compile("\\sversion=\"([^\"]*)\"");

    private final String text;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(String text) {
        this.text = text;
    }

    static List<Mutant> of(String valid) {
        var mutants = new Mutants(valid);
        mutants.leaves();
        mutants.whole();
        return List.copyOf(mutants.mutants);
    }

    private void leaves() {
        Matcher leaf = LEAF.matcher(text);
        while (leaf.find()) {
            String content = leaf.group(3);
            add(Kind.ELEMENT_REMOVED, leaf.start(), leaf.end(), "");
            add(Kind.ELEMENT_ADDED, leaf.end(), leaf.end(), "<unbekannt/>");
            add(Kind.ATTRIBUTE_ADDED, leaf.end(1), leaf.end(1), " unbekannt=\"1\"");
            if (content.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
                add(Kind.BROKEN_DATE, leaf.start(3), leaf.end(3), "2026-02-30");
            } else if (leaf.group(1).equals("code")) {
                add(Kind.WRONG_CODE, leaf.start(3), leaf.end(3), "ZZ-99");
            } else if (content.strip().matches("\\p{L}[\\p{L} ]*")) {
                add(Kind.FOREIGN_LETTERS, leaf.start(3), leaf.end(3), "\u041F\u0451\u0442\u0440");
                // Latin, but in no list of DIN 91379
                add(Kind.RARE_LETTER, leaf.end(3), leaf.end(3), "\uA74F");
            }
            notUtf8(leaf.start(3));
        }
    }

    private void whole() {
        int root = text.indexOf('<', text.indexOf("?>") + 2);
        Matcher version = VERSION.matcher(text.substring(root, text.indexOf('>', root)));
        if (version.find()) {
            put(
                    Kind.WRONG_VERSION,
                    root,
                    (text.substring(0, root + version.start(1)) + "0.0" + text.substring(root + version.end(1)))
                            .getBytes(UTF_8));
        }
        add(Kind.CUT_OFF, text.length() - text.length() / 3, text.length(), "");
        add(Kind.DOCTYPE, root, root, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>");
    }

    private void notUtf8(int at) {
        if (room(Kind.NOT_UTF_8)) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(text.substring(0, at).getBytes(UTF_8));
            out.write(0xE4);
            out.writeBytes(text.substring(at).getBytes(UTF_8));
            put(Kind.NOT_UTF_8, at, out.toByteArray());
        }
    }

    private void add(Kind kind, int start, int end, String instead) {
        if (room(kind)) {
            put(kind, start, (text.substring(0, start) + instead + text.substring(end)).getBytes(UTF_8));
        }
    }

    private boolean room(Kind kind) {
        return mutants.stream().filter(mutant -> mutant.kind() == kind).count() < MAX_PER_KIND;
    }

    private void put(Kind kind, int at, byte[] document) {
        var bytes = new ArrayList<Byte>(document.length);
        for (byte b : document) {
            bytes.add(b);
        }
        mutants.add(new Mutant(
                kind,
                (int) (text.substring(0, at).chars().filter(c -> c == '\n').count() + 1),
                bytes));
    }
}
