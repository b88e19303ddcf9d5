package de.ozghub.xoev.store;

import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.library.Appinfo;
import de.ozghub.xoev.library.PackageProbe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which folder names a package is kept. What the package states counts first; without XÖV metadata the name of the file
 * and, last, the namespaces. Both parts are safe as folder names, whatever the package says.
 */
record PackageIdentity(String name, String version) {

    private static final int MAX_LENGTH = 60;
    /** As XRepository names files: {@code urn:xoev-de:…:standard:<name>_<version>:xmlschema:…}. */
    private static final Pattern REPOSITORY =
            Pattern.compile(":(?:standard|codeliste|schluesseltabelle):([^:/]+?)_(\\d[^:/]*?)(?::.*|\\.\\w+)?$");

    private static final Pattern NUMBERED = Pattern.compile("^(.+?)[-_ .]v?(\\d[\\w.-]*)$");
    private static final Pattern VERSION = Pattern.compile("^v?\\d[\\w.-]*$");
    private static final Pattern NAMESPACE_VERSION = Pattern.compile("[:/_-]v?(\\d+(?:[._/]\\d+)*[a-z]?)$");
    private static final Set<String> SAY_NOTHING = Set.of(
            "xsd", "xml", "schema", "schemas", "schemata", "xmlschema", "package", "paket", "upload", "download");

    static PackageIdentity of(ImportOptions options, PackageProbe probe, CodeLists lists, String given) {
        var stated = probe.main().map(PackageIdentity::stated).or(() -> onlyList(lists));
        var named = named(given);
        String name = options.name()
                .or(() -> stated.map(PackageIdentity::name))
                .or(() -> named.map(PackageIdentity::name))
                .or(() -> lastWord(probe.namespaces()))
                .orElse(lists.size() > 0 ? "codelisten" : "package");
        String version = options.version()
                .or(() -> stated.map(PackageIdentity::version))
                .or(() -> named.map(PackageIdentity::version).filter(number -> !number.isEmpty()))
                .or(() -> namespaceVersion(probe.namespaces()))
                .orElse(probe.schemaVersion());
        return new PackageIdentity(
                safe(name.toLowerCase(Locale.ROOT), "package"), safe(version.isEmpty() ? "1" : version, "1"));
    }

    /** {@code <name>/<version>}. */
    String path() {
        return name + "/" + version;
    }

    private static PackageIdentity stated(Appinfo main) {
        String urn = main.standard().urn();
        String name = main.technicalName().isEmpty() ? urn.substring(urn.lastIndexOf(':') + 1) : main.technicalName();
        return new PackageIdentity(name, main.standard().version());
    }

    private static Optional<PackageIdentity> onlyList(CodeLists lists) {
        if (lists.size() != 1) {
            return Optional.empty();
        }
        String uri = lists.uris().iterator().next();
        return Optional.of(new PackageIdentity(
                uri.substring(uri.lastIndexOf(':') + 1), lists.versions(uri).getFirst()));
    }

    /** From the name of the file or folder; the version is empty if it has none. */
    private static Optional<PackageIdentity> named(String given) {
        Matcher repository = REPOSITORY.matcher(given.replace("%3A", ":"));
        if (repository.find()) {
            return Optional.of(new PackageIdentity(repository.group(1), repository.group(2)));
        }
        String bare = given.replaceFirst("(?i)\\.(zip|xml|gc)$", "");
        Matcher numbered = NUMBERED.matcher(bare);
        if (numbered.matches()) {
            return Optional.of(new PackageIdentity(numbered.group(1), numbered.group(2)));
        }
        boolean speaks = !VERSION.matcher(bare).matches() && !SAY_NOTHING.contains(bare.toLowerCase(Locale.ROOT));
        return speaks ? Optional.of(new PackageIdentity(bare, "")) : Optional.empty();
    }

    private static Optional<String> namespaceVersion(List<String> namespaces) {
        return namespaces.stream()
                .map(NAMESPACE_VERSION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replace('/', '.').replace('_', '.'))
                .findFirst();
    }

    /** The last part of a namespace that is neither a version nor says nothing. */
    private static Optional<String> lastWord(List<String> namespaces) {
        return namespaces.stream()
                .flatMap(namespace -> List.of(namespace.split("[:/#]")).reversed().stream())
                .filter(part -> !part.isEmpty())
                .filter(part -> !VERSION.matcher(part).matches() && !SAY_NOTHING.contains(part))
                .findFirst();
    }

    private static String safe(String text, String otherwise) {
        String clean = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
        clean = clean.substring(0, Math.min(clean.length(), MAX_LENGTH)).replaceFirst("[.-]+$", "");
        return clean.isEmpty() ? otherwise : clean;
    }
}
