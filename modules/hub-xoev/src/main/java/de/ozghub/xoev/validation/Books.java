package de.ozghub.xoev.validation;

import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.library.SchemaLibrary;

/** What all validators of one library share: everything compiled or read once. Thread-safe. */
record Books(SchemaLibrary library, CompiledSchemas schemas, RuleBooks rules, TitleBooks titles) {

    static Books of(SchemaLibrary library) {
        return new Books(library, new CompiledSchemas(), new RuleBooks(library), new TitleBooks(library));
    }

    CodeLists codeLists() {
        return library.codeLists();
    }
}
