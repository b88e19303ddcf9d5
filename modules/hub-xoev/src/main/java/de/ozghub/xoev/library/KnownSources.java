package de.ozghub.xoev.library;

import java.util.List;

/** Where an administrator gets a file that is missing, by what its address or namespace begins with. */
final class KnownSources {

    private record Source(String prefix, String clause) {}

    private static final String REPOSITORY = "www.xrepository.de";
    private static final List<Source> SOURCES = List.of(
            new Source("xoev.de/", "the XÖV-Bibliothek (%s, urn:xoev-de:kosit:xoev:datentyp…)".formatted(REPOSITORY)),
            new Source(
                    "urn:xoev-de:kosit:xoev:datentyp",
                    "the XÖV-Bibliothek (%s, urn:xoev-de:kosit:xoev:datentyp…)".formatted(REPOSITORY)),
            new Source(
                    "www.osci.de/xinneres/",
                    "the XInneres-Basismodul that holds this part (%s, urn:xoev-de:kosit:standard:xinneres.basismodul)"
                            .formatted(REPOSITORY)),
            new Source(
                    "xbildung.de/",
                    "XBildung (%s, urn:xoev-de:xbildung-de:def:standard:xbildung)".formatted(REPOSITORY)),
            new Source(
                    "www.xleitstelle.de/xbau/kernmodul",
                    "the XBau-Kernmodul (%s, urn:xoev-de:bmk:standard:xbau-kernmodul)".formatted(REPOSITORY)),
            new Source("www.xleitstelle.de/xbau", "XBau (%s, urn:xoev-de:bmk:standard:xbau)".formatted(REPOSITORY)),
            new Source("www.osci.eu/ws/", "XTA 2 (%s, urn:xoev-de:kosit:standard:xta2)".formatted(REPOSITORY)),
            new Source("repository.gdi-de.org/", "that address (GDI-DE, XPlanung)"),
            new Source("www.w3.org/", "that address (W3C) or any package that carries it, such as XTA 2"));

    private KnownSources() {}

    static String of(String location, String namespace) {
        boolean relative = !location.isEmpty() && !location.contains(":");
        if (relative) {
            return "the package itself: it belongs beside the file that refers to it, so fetch the package again complete";
        }
        return SOURCES.stream()
                .filter(source -> begins(location, source) || begins(namespace, source))
                .findFirst()
                .map(Source::clause)
                .orElse("that address or from " + REPOSITORY);
    }

    private static boolean begins(String address, Source source) {
        return address.replaceFirst("^https?://", "").startsWith(source.prefix());
    }
}
