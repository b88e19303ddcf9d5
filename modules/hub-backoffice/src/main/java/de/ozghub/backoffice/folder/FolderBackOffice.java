package de.ozghub.backoffice.folder;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A specialist procedure that fetches its messages from a folder. Reference of a hand-over is its directory's name, the
 * key. Thread-safe; the same key is not delivered twice at a time, and a node that stalled amid an attempt and comes back
 * harms no other.
 */
public final class FolderBackOffice implements BackOffice {

    private static final Logger LOG = LoggerFactory.getLogger(FolderBackOffice.class);
    private static final String TAKEN = "taken";

    /** A preparation that nobody has touched for so long belongs to nobody any more. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** As long as deliveries are asked for, and longer than the 180 days of the SOAP contract. */
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final BackOfficeKey key;
    private final Path folder;
    private final Ledger ledger;

    /**
     * Opens the folder and clears away what fallen nodes left in it.
     *
     * @param folder the procedure fetches from; it may be absent for now, and is never made by the hub
     */
    public FolderBackOffice(BackOfficeKey key, Path folder, InstantSource clock) {
        this.key = key;
        this.folder = folder;
        this.ledger = new Ledger(folder);
        sweep(clock.instant());
    }

    @Override
    public BackOfficeKey key() {
        return key;
    }

    @Override
    public DeliveryOutcome deliver(Handover handover) {
        var preparation = new Preparation(folder, handover, key);
        boolean appeared = false;
        try {
            if (!Files.isDirectory(folder)) {
                return deferred(ProblemCode.BACK_OFFICE_DOWN);
            }
            Optional<String> earlier = digestOf(handover.key());
            if (earlier.isPresent()) {
                return handedOver(handover, earlier.get());
            }
            preparation.write();
            ledger.note(preparation.mark(), handover.digest());
            // Whoever stalled for long may come too late: another node has handed over meanwhile.
            Optional<String> meanwhile = digestOf(handover.key());
            if (meanwhile.isPresent()) {
                tidy(preparation);
                return handedOver(handover, meanwhile.get());
            }
            preparation.appear();
            appeared = true;
            DurableFiles.sync(folder);
            return delivered(handover);
        } catch (ContentFault e) {
            tidy(preparation);
            return deferred(ProblemCode.INTERNAL_FAULT);
        } catch (IOException e) {
            log(e);
            if (appeared) {
                return new DeliveryOutcome.Unknown(problem(ProblemCode.NO_ANSWER));
            }
            tidy(preparation);
            return deferred(ProblemCode.BACK_OFFICE_DOWN);
        }
    }

    @Override
    public Inquiry find(DeliveryId delivery) {
        try {
            if (!Files.isDirectory(folder)) {
                return new Inquiry.Unreachable(problem(ProblemCode.BACK_OFFICE_DOWN));
            }
            return digestOf(delivery)
                    .<Inquiry>map(digest -> new Inquiry.Found(delivery.toString(), digest))
                    .orElseGet(Inquiry.NotFound::new);
        } catch (IOException e) {
            log(e);
            return new Inquiry.Unreachable(problem(ProblemCode.BACK_OFFICE_DOWN));
        }
    }

    /** Taken once the directory was moved to {@code taken/} or removed. */
    @Override
    public Takeover takenOver(DeliveryId delivery) {
        try {
            boolean taken = Files.isDirectory(folder)
                    && Files.notExists(folder.resolve(delivery.toString()))
                    && digestOf(delivery).isPresent();
            return taken ? new Takeover.Taken() : new Takeover.NotYet();
        } catch (IOException e) {
            log(e);
            return new Takeover.NotYet();
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /**
     * Digest of what was handed over under the key: it lies there, was moved, or was removed. A note beside a preparation
     * that is still there means that the hub fell between the two steps: nothing appeared.
     */
    private Optional<String> digestOf(DeliveryId delivery) throws IOException {
        Optional<String> noted = ledger.find(delivery);
        if (noted.isPresent()) {
            return noted;
        }
        for (Path place : List.of(folder.resolve(delivery.toString()), taken(delivery))) {
            if (Files.isDirectory(place)) {
                return Optional.of(Manifest.digestIn(place));
            }
        }
        return Optional.empty();
    }

    private void sweep(Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> preparations = Files.newDirectoryStream(folder, Preparation.PREFIX + "*")) {
            ledger.forgetBefore(now.minus(REMEMBERED));
            for (Path preparation : preparations) {
                if (Files.getLastModifiedTime(preparation).toInstant().isBefore(now.minus(ABANDONED))) {
                    remove(preparation);
                }
            }
        } catch (IOException e) {
            log(e);
        }
    }

    private void remove(Path preparation) throws IOException {
        try {
            ledger.withdraw(Preparation.Mark.in(preparation));
            DurableFiles.remove(preparation);
        } catch (IllegalArgumentException e) {
            // Somebody else's: it is left where it is.
            log(e);
        }
    }

    private Path taken(DeliveryId delivery) {
        return folder.resolve(TAKEN).resolve(delivery.toString());
    }

    /** The note goes first: as long as the preparation is there, nobody takes the note for a hand-over. */
    private void tidy(Preparation preparation) {
        try {
            ledger.withdraw(preparation.mark());
            preparation.clear();
        } catch (IOException e) {
            log(e);
        }
    }

    private DeliveryOutcome handedOver(Handover handover, String digest) {
        return digest.equals(handover.digest()) ? delivered(handover) : conflict();
    }

    private DeliveryOutcome delivered(Handover handover) {
        return new DeliveryOutcome.Delivered(handover.key().toString());
    }

    private DeliveryOutcome conflict() {
        return new DeliveryOutcome.Refused(
                problem(ProblemCode.BACK_OFFICE_REFUSED).with("code", "digest-conflict"));
    }

    private DeliveryOutcome deferred(ProblemCode code) {
        Problem problem = problem(code);
        if (code == ProblemCode.INTERNAL_FAULT) {
            problem = problem.with("step", "delivery").with("fault", "content");
        }
        return new DeliveryOutcome.Deferred(problem, Duration.ZERO);
    }

    private Problem problem(ProblemCode code) {
        return Problem.of(code, key.toString());
    }

    private void log(Exception e) {
        LOG.atWarn()
                .addKeyValue("backOffice", key)
                .addKeyValue("failure", e.getClass().getSimpleName())
                .log("folder of back office cannot be used");
    }
}
