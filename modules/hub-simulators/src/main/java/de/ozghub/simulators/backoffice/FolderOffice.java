package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A back office that takes hand-overs from an inbox folder. A hand-over is a folder named by its key; while it is written
 * its name is hidden or ends in {@code .tmp}. What is taken moves to {@code taken/}; what is refused stays where it is,
 * because the contract knows no other word for it.
 */
final class FolderOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderOffice.class);
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Desk desk;
    private final FaultSwitches faults;
    private final Path inbox;
    private final Path taken;
    private final Set<Path> refused = new HashSet<>();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("folder-office").unstarted(task));

    private FolderOffice(Desk desk, FaultSwitches faults, Path inbox) {
        this.desk = desk;
        this.faults = faults;
        this.inbox = inbox;
        this.taken = inbox.resolve("taken");
    }

    static FolderOffice watch(Desk desk, FaultSwitches faults) throws IOException {
        var folder = desk.office().folder();
        if (folder == null) {
            throw new IllegalArgumentException("Back office " + desk.office().key() + ": folder is missing");
        }
        var office = new FolderOffice(desk, faults, folder.toAbsolutePath().normalize());
        DurableFiles.createDirectories(office.inbox);
        DurableFiles.createDirectories(office.taken);
        var _ = office.watcher.scheduleWithFixedDelay(office::lookSafely, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return office;
    }

    /** The loop's one catch: a failing disk must not end the watching. */
    private void lookSafely() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("office", desk.office().key()).log("Inbox could not be read");
        }
    }

    private void look() throws IOException {
        if (Stream.of(BackOfficeFaults.DOWN, BackOfficeFaults.BUSY, BackOfficeFaults.REFUSES)
                .anyMatch(fault -> faults.isOn(fault, desk.office().key()))) {
            return;
        }
        for (var folder : handovers()) {
            take(folder);
        }
    }

    private List<Path> handovers() throws IOException {
        try (var entries = Files.list(inbox)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.equals(taken) && !refused.contains(entry))
                    .filter(entry -> isFinished(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isFinished(String name) {
        return !name.startsWith(".") && !name.endsWith(".tmp");
    }

    private void take(Path folder) throws IOException {
        try {
            var submittal = Manifest.read(folder);
            if (!isInterrupted(submittal)) {
                desk.take(submittal);
            }
            move(folder, taken);
        } catch (Refused e) {
            LOG.atWarn()
                    .addKeyValue("office", desk.office().key())
                    .addKeyValue("code", e.code().text())
                    .log("Hand-over refused");
            refused.add(folder);
        }
    }

    /** Registered before a death that came before the move: the same hand-over, not a second one. */
    private boolean isInterrupted(Submittal submittal) {
        return desk.find(submittal.key())
                .filter(made -> made.digest().equals(submittal.digest()))
                .filter(made -> !Files.exists(taken.resolve(submittal.key())))
                .isPresent();
    }

    private static void move(Path folder, Path to) throws IOException {
        var name = Objects.requireNonNull(folder.getFileName()).toString();
        var target = to.resolve(name);
        Files.move(
                folder,
                Files.exists(target) ? to.resolve(name + "." + UUID.randomUUID()) : target,
                StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceDirectory(to);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
