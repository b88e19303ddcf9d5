package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.codelist.CodeList;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.codelist.UnreadableCodeList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares codes with the lists of the library. A list is named in texts only if schema or library name it too, since an
 * address that stands in the message alone is content.
 */
final class CodeCheck {

    private record Key(String uri, String version) {}

    private static final int MAX_FINDINGS = 100;
    private static final int MAX_KNOWN = 1_000;

    private final CodeLists lists;
    private final Set<String> safeUris;
    private final AbsentLists absentLists;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Key, Optional<CodeList>> known = new HashMap<>();
    private final Set<Key> noted = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    CodeCheck(CodeLists lists, Set<String> safeUris, AbsentLists absentLists) {
        this.lists = lists;
        this.safeUris = safeUris;
        this.absentLists = absentLists;
    }

    void reset() {
        findings.clear();
        noted.clear();
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
            return;
        }
        var key = new Key(listUri, listVersion);
        Optional<CodeList> list = known(key);
        if (list.isEmpty()) {
            absent(key, place);
        } else if (!list.get().contains(code)) {
            report(ProblemCode.UNKNOWN_CODE, listUri + "_" + listVersion, place);
        }
    }

    private Optional<CodeList> known(Key key) {
        var found = known.get(key);
        if (found == null) {
            found = find(key);
            if (known.size() < MAX_KNOWN) {
                // bounded, because keys come from messages
                known.put(key, found);
            }
        }
        return found;
    }

    /** Empty for a list that is not there or cannot be read. */
    private Optional<CodeList> find(Key key) {
        try {
            return lists.find(key.uri(), key.version());
        } catch (UnreadableCodeList e) {
            return Optional.empty();
        }
    }

    private void absent(Key key, Place place) {
        boolean named =
                safeUris.contains(key.uri()) || !lists.versions(key.uri()).isEmpty();
        switch (absentLists) {
            case REFUSE -> report(ProblemCode.UNKNOWN_CODE_LIST, named ? key.uri() : "list-of-the-message", place);
            case NOTE -> {
                if (noted.size() < MAX_FINDINGS && noted.add(key)) {
                    notes.add("Die Codeliste " + (named ? key.uri() : "der Nachricht")
                            + " liegt nicht in der verlangten Version in der Bibliothek; ihre Codes sind nicht"
                            + " geprüft.");
                }
            }
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
