package de.ozghub.mapping.outline;

import de.ozghub.xoev.codelist.CodeList;
import de.ozghub.xoev.codelist.CodeLists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic values that fit a declared text: codes from the library's lists, dates, numbers and harmless words; by a stranger's
 * choice also the awkward ones a schema allows. For one thread.
 */
public final class InstanceValues {

    private static final List<String> CANDIDATES = List.of(
            "Muster",
            "Musterstadt",
            "muster",
            "M",
            "1",
            "10",
            "01",
            "001",
            "0200",
            "42853",
            "123456",
            "05120000",
            "051200000000",
            "12345678901",
            "2026",
            "2026-11",
            "2026-11-02",
            "--11-02",
            "6b1f4c1e-0b6c-4f1c-9a55-000000000001",
            "DE02120300000000202051",
            "MARKDEF1100",
            "bab:05120000",
            "+492111234567",
            "0211123456",
            "muster@example.org",
            "muster.pdf",
            "application/pdf",
            "urn:muster:1",
            "https://example.org/muster",
            "1.0",
            "12.50",
            "true",
            "DE",
            "de");

    /** Names of DIN 91379, delimiters of rows and markup, white space, letters in parts, and what no procedure has room for. */
    private static final List<String> AWKWARD = List.of(
            "Đặng-Müßig",
            "Ļûčija Ğöker-O’Brien",
            "  Muster  und\tMuster ",
            "a;b\"c|d",
            "<&>'",
            "e\u0301\u0323a\u0308",
            "\u20AC 5,-\u00A0",
            "-",
            "Ü",
            "0",
            "99",
            "A");

    private static final List<String> DAYS =
            List.of("2026-11-02", "2024-02-29", "1900-01-01", "2099-12-31", "2026-03-29Z", "2026-10-25+02:00");

    private static final List<String> MOMENTS = List.of(
            "2026-11-02T09:14:27+01:00", "2026-12-31T23:59:59.999Z", "2024-02-29T24:00:00", "1999-01-01T00:00:00");

    private static final int LONGEST = 1000;

    private final CodeLists codeLists;
    private final String listPrefix;
    private final IntUnaryOperator pick;
    private final Map<String, Optional<Pattern>> patterns = new HashMap<>();
    private int ids;

    /**
     * @param listPrefix where a schema leaves the list open, its URI is made of this and the type's name, as XÖV standards
     *     name their lists
     */
    public InstanceValues(CodeLists codeLists, String listPrefix) {
        this(codeLists, listPrefix, bound -> 0);
    }

    /** @param pick chooses below its argument; 0 is the harmless value */
    public InstanceValues(CodeLists codeLists, String listPrefix, IntUnaryOperator pick) {
        this.codeLists = codeLists;
        this.listPrefix = listPrefix;
        this.pick = pick;
    }

    private <T> T one(List<T> choices) {
        return choices.get(Math.floorMod(pick.applyAsInt(choices.size()), choices.size()));
    }

    /** A text for the declaration. */
    String text(Declaration declared, Type.Text text) {
        if (declared.fixed() != null) {
            return declared.fixed();
        }
        if (!text.enumeration().isEmpty()) {
            return one(text.enumeration());
        }
        return switch (text.builtIn()) {
            case "date" -> one(DAYS);
            case "dateTime" -> one(MOMENTS);
            case "time" -> "09:14:27";
            case "gYear" -> "2026";
            case "gYearMonth" -> "2026-11";
            case "gMonth" -> "--11";
            case "boolean" -> one(List.of("true", "false", "1", "0"));
            case "decimal", "double", "float" -> number(text.facets(), "12.5");
            case "integer",
                    "int",
                    "long",
                    "short",
                    "nonNegativeInteger",
                    "positiveInteger",
                    "unsignedInt",
                    "unsignedLong",
                    "unsignedShort",
                    "byte",
                    "unsignedByte" -> number(text.facets(), "1");
            case "anyURI" -> fitting(text.facets(), "urn:muster:1");
            case "base64Binary" -> "TXVzdGVy";
            case "hexBinary" -> "00";
            case "language" -> "de";
            case "duration" -> "P1D";
            case "ID" -> "id" + ++ids;
            case "NCName", "Name", "NMTOKEN", "IDREF" -> "muster";
            default -> fitting(text.facets(), "Muster");
        };
    }

    private String number(Type.Facets facets, String usual) {
        var limits = new ArrayList<String>();
        if (facets.minInclusive() != null) {
            limits.add(facets.minInclusive());
        }
        if (facets.maxInclusive() != null) {
            limits.add(facets.maxInclusive());
        }
        return limits.isEmpty() || (facets.minInclusive() == null && pick.applyAsInt(2) == 0)
                ? fitting(facets, usual)
                : one(limits);
    }

    private String fitting(Type.Facets facets, String usual) {
        int wanted = pick.applyAsInt(1 + CANDIDATES.size() + AWKWARD.size());
        if (wanted > CANDIDATES.size() || wanted == 0) {
            String first = wanted == 0 ? usual : AWKWARD.get(wanted - CANDIDATES.size() - 1);
            if (fits(facets, first)) {
                return first;
            }
        } else {
            String longest = "Ä".repeat(facets.maxLength() == null ? 1 : Math.min(LONGEST, facets.maxLength()));
            String first = wanted % 4 == 0 ? longest : CANDIDATES.get(wanted - 1);
            if (fits(facets, first)) {
                return first;
            }
        }
        return firstFitting(facets, usual);
    }

    private String firstFitting(Type.Facets facets, String usual) {
        if (fits(facets, usual)) {
            return usual;
        }
        for (String candidate : CANDIDATES) {
            if (fits(facets, candidate)) {
                return candidate;
            }
        }
        int length = facets.minLength() == null ? 1 : facets.minLength();
        return "M".repeat(Math.max(1, length));
    }

    private boolean fits(Type.Facets facets, String text) {
        boolean longEnough = facets.minLength() == null || text.length() >= facets.minLength();
        boolean shortEnough = facets.maxLength() == null || text.length() <= facets.maxLength();
        return longEnough && shortEnough && facets.patterns().stream().allMatch(pattern -> matches(pattern, text));
    }

    /** Patterns Java does not know are not checked: the validator has the last word. */
    private boolean matches(String pattern, String text) {
        return patterns.computeIfAbsent(pattern, InstanceValues::compiled)
                .map(known -> known.matcher(text).matches())
                .orElse(true);
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(
                    Pattern.compile(pattern.replace("\\i", "[\\p{L}_:]").replace("\\c", "[\\p{L}\\p{N}_:.-]")));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * For a code type of XÖV (attributes {@code listURI} and {@code listVersionID}, element {@code code}): the three values;
     * empty for any other type, and where the code is listed in the schema itself.
     */
    Map<String, String> code(Type.Structure structure) {
        @Nullable Declaration uri = attribute(structure, "listURI");
        @Nullable Declaration version = attribute(structure, "listVersionID");
        if (uri == null || version == null || enumerated(structure)) {
            return Map.of();
        }
        String listUri = uri.fixed() == null ? listPrefix + listName(structure.name()) : uri.fixed();
        List<String> versions = codeLists.versions(listUri);
        String listVersion =
                version.fixed() == null ? (versions.isEmpty() ? "1" : versions.getLast()) : version.fixed();
        String code = codeLists
                .find(listUri, listVersion)
                .map(CodeList::names)
                .filter(names -> !names.isEmpty())
                .map(names -> Collections.min(names.keySet()))
                .orElse("1");
        return Map.of("listURI", listUri, "listVersionID", listVersion, "code", code);
    }

    private static String listName(String type) {
        return type.substring(type.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean enumerated(Type.Structure structure) {
        return structure.content().stream().anyMatch(InstanceValues::holdsEnumeration);
    }

    private static boolean holdsEnumeration(Particle particle) {
        return switch (particle) {
            case Particle.Item item ->
                item.declaration().get().type() instanceof Type.Text text
                        && !text.enumeration().isEmpty();
            case Particle.Group group -> group.pieces().stream().anyMatch(InstanceValues::holdsEnumeration);
            case Particle.Any any -> false;
        };
    }

    private static @Nullable Declaration attribute(Type.Structure structure, String name) {
        return structure.attributes().stream()
                .map(Type.Attribute::declaration)
                .filter(declared -> declared.name().getLocalPart().equals(name))
                .findFirst()
                .orElse(null);
    }
}
