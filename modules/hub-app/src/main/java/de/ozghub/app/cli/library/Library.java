package de.ozghub.app.cli.library;

import de.ozghub.app.start.HubData;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.store.LibraryStore;
import de.ozghub.xoev.store.StoreBusy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which library a command works on, how it names packages, and what it says when something is in the way. */
final class Library {

    /** What a command does with the store. */
    interface Work {
        int on(LibraryStore store) throws IOException;
    }

    private final Map<String, String> environment;
    private final InstantSource clock;

    @Option(
            names = "--library",
            paramLabel = "FOLDER",
            description = "The library's folder; default: library in the folder named by the environment HUB_DATA.")
    private @Nullable Path folder;

    Library(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Exit code of the work: 1 and every reason if it is refused, 2 and a sentence if it cannot be tried. */
    int with(PrintWriter err, Work work) {
        Optional<Path> root = folder != null ? Optional.of(folder) : HubData.library(environment);
        if (root.isEmpty()) {
            err.println(
                    "Which library? Set the environment HUB_DATA to the hub's data folder, or give --library FOLDER.");
            return 2;
        }
        try {
            return work.on(new LibraryStore(root.get(), clock));
        } catch (PackageRefused e) {
            refused(err, e);
            return 1;
        } catch (StoreBusy e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println(sentence(e));
            return 2;
        } catch (UncheckedIOException e) {
            err.println(e.getCause() == null ? e.getMessage() : sentence(e.getCause()));
            return 2;
        }
    }

    /** The package a person means: by {@code standard/version}, by {@code URN_version}, or by a name with one version. */
    static String name(LibraryStore store, String said) throws IOException {
        var known = new TreeSet<>(store.packages().keySet());
        var packages = store.open().packages();
        packages.forEach(found -> known.add(found.name()));
        if (known.contains(said)) {
            return said;
        }
        Set<String> meant = new LinkedHashSet<>();
        known.stream().filter(name -> name.startsWith(said + "/")).forEach(meant::add);
        packages.stream()
                .filter(found -> found.main()
                        .filter(main -> main.standard().key().equals(said))
                        .isPresent())
                .map(SchemaPackage::name)
                .forEach(meant::add);
        if (meant.size() > 1) {
            throw new PackageRefused(Refusal.UNKNOWN_PACKAGE, said, "it could be any of " + String.join(", ", meant));
        }
        return meant.isEmpty() ? said : meant.iterator().next();
    }

    private static void refused(PrintWriter err, PackageRefused refusal) {
        err.println("Refused; the library is as it was.");
        refusal.reasons().forEach(reason -> err.println("  " + reason.sentence()));
        refusal.reasons().stream()
                .map(Reason::refusal)
                .distinct()
                .forEach(code -> err.println("  To do (%s): %s".formatted(code.id(), code.advice())));
    }

    private static String sentence(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist.";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this user.";
        }
        if (e instanceof FileSystemException fault) {
            String reason = fault.getReason() == null ? fault.getClass().getSimpleName() : fault.getReason();
            return "%s: %s.".formatted(fault.getFile(), reason);
        }
        return String.valueOf(e.getMessage());
    }
}
