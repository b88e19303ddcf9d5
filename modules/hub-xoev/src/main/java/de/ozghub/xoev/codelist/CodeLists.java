package de.ozghub.xoev.codelist;

import de.ozghub.xoev.xml.HardenedXml;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All code lists of the library, found by URI and version. Only identifications are read at first; a list's rows are read
 * when they are asked for and kept. Thread-safe.
 */
public final class CodeLists {

    private record Key(String uri, String version) {}

    private final GenericodeReader reader;
    private final Map<Key, Path> files;
    private final Map<String, Set<String>> versions;
    private final Map<Key, CodeList> loaded = new ConcurrentHashMap<>();
    private final Map<String, String> faults;

    private CodeLists(
            GenericodeReader reader,
            Map<Key, Path> files,
            Map<String, Set<String>> versions,
            Map<String, String> faults) {
        this.reader = reader;
        this.files = files;
        this.versions = versions;
        this.faults = faults;
    }

    /**
     * Reads the identifications of these files. Where two files hold the same version of a list the first one counts; a
     * file that cannot be read is listed in {@link #faults()}.
     */
    public static CodeLists of(HardenedXml xml, Collection<Path> genericode) {
        var reader = new GenericodeReader(xml);
        var files = new HashMap<Key, Path>();
        var versions = new HashMap<String, Set<String>>();
        var faults = new TreeMap<String, String>();
        for (Path file : genericode) {
            try {
                var identification = reader.identify(file);
                files.putIfAbsent(new Key(identification.uri(), identification.version()), file);
                versions.computeIfAbsent(identification.uri(), uri -> new TreeSet<>())
                        .add(identification.version());
            } catch (UnreadableCodeList e) {
                faults.put(String.valueOf(file.getFileName()), e.getMessage());
            }
        }
        return new CodeLists(reader, Map.copyOf(files), versions, Map.copyOf(faults));
    }

    /**
     * Empty if the library does not hold this version of the list.
     *
     * @throws UnreadableCodeList if its file can no longer be read
     */
    public Optional<CodeList> find(String uri, String version) {
        var key = new Key(uri, version);
        Path file = files.get(key);
        return file == null ? Optional.empty() : Optional.of(loaded.computeIfAbsent(key, absent -> reader.read(file)));
    }

    /** Versions of a list that the library holds, in order of their text. */
    public List<String> versions(String uri) {
        return List.copyOf(versions.getOrDefault(uri, Set.of()));
    }

    /** Every list of which the library holds a version. */
    public Set<String> uris() {
        return Set.copyOf(versions.keySet());
    }

    /** Number of list versions. */
    public int size() {
        return files.size();
    }

    /** Files that are no usable genericode, with the reason. */
    public Map<String, String> faults() {
        return faults;
    }
}
