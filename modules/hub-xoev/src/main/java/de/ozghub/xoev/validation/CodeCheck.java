package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.codelist.UnreadableCodeList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares codes with the lists of the library. A list is named in texts only if schema or library name it too, since an
 * address that stands in the message alone is content.
 */
final class CodeCheck {

    private static final int MAX_FINDINGS = 100;

    private final CodeLists lists;
    private final Set<String> safeUris;
    private final AbsentLists absentLists;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    CodeCheck(CodeLists lists, Set<String> safeUris, AbsentLists absentLists) {
        this.lists = lists;
        this.safeUris = safeUris;
        this.absentLists = absentLists;
    }

    void reset() {
        findings.clear();
        notes.clear();
    }

    List<Finding> findings() {
        return findings;
    }

    Set<String> notes() {
        return notes;
    }

    void code(String listUri, String listVersion, String code, Place place) {
        if (listUri.isEmpty() || listVersion.isEmpty()) {
            add(Sentences.unnamedList(place));
        } else if (!lists.versions(listUri).contains(listVersion)) {
            absent(listUri, place);
        } else if (!holds(listUri, listVersion, code)) {
            report(ProblemCode.UNKNOWN_CODE, listUri + "_" + listVersion, place);
        }
    }

    private void absent(String listUri, Place place) {
        boolean named = safeUris.contains(listUri) || !lists.versions(listUri).isEmpty();
        String name = named ? listUri : "list-of-the-message";
        switch (absentLists) {
            case REFUSE -> report(ProblemCode.UNKNOWN_CODE_LIST, name, place);
            case NOTE ->
                notes.add(
                        "Die Codeliste %s liegt nicht in der verlangten Version in der Bibliothek; ihre Codes sind nicht geprüft."
                                .formatted(named ? listUri : "der Nachricht"));
        }
    }

    private boolean holds(String listUri, String listVersion, String code) {
        try {
            return lists.find(listUri, listVersion).orElseThrow().contains(code);
        } catch (UnreadableCodeList e) {
            notes.add("Die Codeliste %s_%s der Bibliothek ist nicht lesbar; ihre Codes sind nicht geprüft."
                    .formatted(listUri, listVersion));
            return true;
        }
    }

    private void report(ProblemCode code, String rule, Place place) {
        add(Sentences.codeList(code, rule, place));
    }

    /** At most {@value #MAX_FINDINGS}: as many as of the schema. */
    private void add(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }
}
