package de.ozghub.xoev.xml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names with their prefixes, each put together once. Bounded, because they come from messages. For one thread at a time. */
final class QualifiedNames {

    private static final int MAX_KNOWN = 5_000;

    private final Map<String, Map<String, String>> known = new HashMap<>();
    private String lastPrefix = "";
    private Map<String, String> ofLastPrefix = Map.of();
    private int size;

    String of(@Nullable String prefix, String localName) {
        if (prefix == null || prefix.isEmpty()) {
            return localName;
        }
        if (!prefix.equals(lastPrefix)) {
            lastPrefix = prefix;
            ofLastPrefix = known.getOrDefault(prefix, Map.of());
        }
        String name = ofLastPrefix.get(localName);
        return name == null ? another(prefix, localName) : name;
    }

    private String another(String prefix, String localName) {
        String name = prefix + ":" + localName;
        if (size < MAX_KNOWN) {
            size++;
            ofLastPrefix = known.computeIfAbsent(prefix, absent -> new HashMap<>());
            ofLastPrefix.put(localName, name);
        }
        return name;
    }
}
