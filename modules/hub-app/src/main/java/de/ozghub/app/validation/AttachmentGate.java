package de.ozghub.app.validation;

import de.ozghub.app.validation.ActivePackages.Choice;
import de.ozghub.app.work.Acceptance;
import de.ozghub.app.work.Said;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.attachments.Attachment;
import de.ozghub.attachments.AttachmentCheck;
import de.ozghub.attachments.AttachmentCheck.Checked;
import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.Problem;
import de.ozghub.submission.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds the attachments of a valid submission against the policy of its service, as the authority has it that will perform.
 * What a clerk has released once passes; what is found anew stops again.
 */
public final class AttachmentGate {

    private static final int MAX_PROBLEMS = 20;

    private final ActivePackages packages;
    private final Function<Valid, Optional<Competent>> competences;
    private final Payloads payloads;
    private final Journal journal;
    private final AttachmentCheck check = new AttachmentCheck();

    /** @param competences where a valid submission will go; empty if that is not known */
    public AttachmentGate(
            ActivePackages packages,
            Function<Valid, Optional<Competent>> competences,
            Payloads payloads,
            Journal journal) {
        this.packages = packages;
        this.competences = competences;
        this.payloads = payloads;
        this.journal = journal;
    }

    Step<Valid> pass(Valid valid) {
        List<Attachment> attachments = valid.opened().content().attachments().stream()
                .map(this::attachment)
                .toList();
        if (attachments.isEmpty()) {
            return new Step.Next<>(valid);
        }
        Checked checked = check.check(policy(valid), attachments);
        Acceptance accepted = checked.doubts().isEmpty()
                ? Acceptance.of(List.of())
                : Acceptance.of(
                        journal.entries(valid.opened().recorded().submission().id()));
        List<Problem> doubts = checked.doubts().stream()
                .filter(problem -> !accepted.covers(problem))
                .toList();
        if (!checked.refusals().isEmpty()) {
            return stop(valid, Stopped.End.REJECT, checked.refusals());
        }
        if (!doubts.isEmpty()) {
            return stop(valid, Stopped.End.PERSON, doubts);
        }
        return new Step.Next<>(valid.with(noted(valid.trail(), checked.notes())));
    }

    private Attachment attachment(Opening.Attachment opened) {
        return new Attachment(
                opened.id(),
                opened.mediaType(),
                opened.content().bytes(),
                () -> payloads.read(opened.content().id()));
    }

    private AttachmentPolicy policy(Valid valid) {
        MappingPackage common = valid.mappingPackage();
        return competences
                .apply(valid)
                .map(competent -> packages.choose(competent.packagePath(), competent.performing(), common))
                .map(choice -> choice instanceof Choice.Runs runs ? runs.mappingPackage() : common)
                .orElse(common)
                .policy()
                .attachments();
    }

    private static Trail noted(Trail trail, List<Problem> notes) {
        Trail longer = trail;
        for (Problem note : notes.stream().limit(MAX_PROBLEMS).toList()) {
            longer = longer.and(Stage.VALIDATION, JournalEvent.NOTED, Said.of(note));
        }
        return longer;
    }

    private static Step<Valid> stop(Valid valid, Stopped.End end, List<Problem> problems) {
        List<Problem> shown = problems.stream().limit(MAX_PROBLEMS).toList();
        Trail trail = valid.trail()
                .and(Stage.VALIDATION, JournalEvent.INVALID, Said.of(shown.getFirst(), "count", problems.size()));
        return new Step.Stop<>(new Stopped(valid.opened().recorded().lease(), Stage.VALIDATION, end, shown, trail));
    }
}
