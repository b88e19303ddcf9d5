package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.schematron.RulesFault;
import de.ozghub.xoev.schematron.SchematronCompiler;
import de.ozghub.xoev.schematron.SchematronRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The compiled business rules of every package that was asked for. Thread-safe. */
final class RuleBooks {

    /** Rules, or why there are none. */
    private sealed interface Book {
        record Compiled(SchematronRules rules) implements Book {}

        record Faulty(RulesFault fault) implements Book {}
    }

    private final SchematronCompiler compiler;
    private final Map<SchemaPackage, Book> books = new ConcurrentHashMap<>();

    RuleBooks(SchemaLibrary library) {
        compiler = new SchematronCompiler(library.names());
    }

    /** @throws RulesFault if they do not compile; tried once only */
    SchematronRules of(SchemaPackage found) {
        return switch (books.computeIfAbsent(found, this::compile)) {
            case Book.Compiled(SchematronRules rules) -> rules;
            case Book.Faulty(RulesFault fault) -> throw fault;
        };
    }

    private Book compile(SchemaPackage found) {
        try {
            return new Book.Compiled(compiler.compile(found.schematrons(), found.namespaces()));
        } catch (RulesFault e) {
            return new Book.Faulty(e);
        }
    }
}
