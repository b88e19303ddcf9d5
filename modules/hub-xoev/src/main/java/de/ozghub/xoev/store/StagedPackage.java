package de.ozghub.xoev.store;

import de.ozghub.xoev.archive.ArchiveLimits;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.PackageUnpacking;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.library.PackageManifest;
import de.ozghub.xoev.library.PackageProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A given package, unpacked, sorted and identified. */
record StagedPackage(Given given, PackageIdentity identity, Path content) {

    /** @throws PackageRefused with every reason its files give */
    static StagedPackage of(Given given, Staging staging, String folder, ImportOptions options, ArchiveLimits limits)
            throws IOException {
        Path content = staging.folder(folder);
        new PackageUnpacking(staging.folder("inner"), limits, ContentSorting::wanted)
                .unpack(given.name(), given.zip(), content);
        var sorting = new ContentSorting(content);
        CodeLists lists = sorting.sort();
        var probe = PackageProbe.of(content);
        List<Reason> reasons = new ArrayList<>(sorting.reasons());
        probe.faults().forEach(fault -> reasons.add(Faults.of(given.name(), fault)));
        if (reasons.isEmpty() && probe.schemas() == 0 && lists.size() == 0) {
            reasons.add(new Reason(Refusal.NO_SCHEMA, given.name(), holds(content)));
        }
        if (!reasons.isEmpty()) {
            throw new PackageRefused(reasons);
        }
        return new StagedPackage(given, PackageIdentity.of(options, probe, lists, given.name()), content);
    }

    private static String holds(Path content) throws IOException {
        boolean schematron = FileTree.files(content).stream()
                .anyMatch(file -> file.toString().endsWith(".sch"));
        return schematron
                ? "it holds Schematron, but no schema that says which standard it belongs to"
                : "it holds neither a schema nor a code list";
    }

    /** The folder as the shelf keeps it, below {@code library}. */
    Path arrange(Path library, PackageManifest manifest) throws IOException {
        Path folder = Files.createDirectories(library.resolve(identity.path()));
        Files.move(content, folder.resolve(manifest.content()));
        Files.move(given.zip(), folder.resolve(manifest.archive()));
        Files.writeString(folder.resolve(PackageManifest.FILE), manifest.text());
        return folder;
    }
}
