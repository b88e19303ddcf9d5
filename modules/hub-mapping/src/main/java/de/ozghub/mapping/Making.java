package de.ozghub.mapping;

import de.ozghub.mapping.MappedMessage.Enclosure;
import de.ozghub.mapping.MappedMessage.Packaging;
import de.ozghub.mapping.MappingResult.Loss;
import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.message.CompiledTarget.CompiledEnclosure;
import de.ozghub.mapping.message.MessageMaker;
import de.ozghub.mapping.message.Proof;
import de.ozghub.mapping.table.FailedExpression;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.submission.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The messages of one submission in the making: every target is tried, so that all problems are found at once. */
final class Making {

    private static final int MAX_PROBLEMS = 50;

    private final Submitted submitted;
    private final MappingInput.Original original;
    private final List<MappedMessage> messages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    Making(Submitted submitted, MappingInput.Original original) {
        this.submitted = submitted;
        this.original = original;
    }

    MappingResult result() {
        return problems.isEmpty()
                ? new Mapped(messages, losses)
                : new MappingFault(problems.stream().limit(MAX_PROBLEMS).toList());
    }

    void make(CompiledTarget compiled, Supplier<Notes> notes) {
        Target target = compiled.target();
        try {
            if (compiled.when() != null && !compiled.when().holds(submitted)) {
                return;
            }
        } catch (FailedExpression e) {
            var place = new Place(MappingPackages.DESCRIPTION, 0);
            problems.add(MappingPackage.failed(new RuleFault(place, "when", e.reason()), target.name()));
            return;
        }
        Bytes bytes = made(compiled.maker(), compiled.proof(), target.name(), notes.get());
        if (bytes == null) {
            return;
        }
        var enclosures = new ArrayList<Enclosure>();
        for (CompiledEnclosure enclosure : compiled.enclosures()) {
            Enclosure made = enclosed(enclosure, target.name());
            if (made != null) {
                enclosures.add(made);
            }
        }
        Packaging packaging = null;
        if (compiled.packaging() != null) {
            Notes packed = Notes.plain();
            packaging = compiled.packaging().of(bytes, submitted.context().attachments(), packed);
            packed.faults().forEach(fault -> problems.add(MappingPackage.failed(fault, target.name())));
        }
        messages.add(new MappedMessage(
                target.name(),
                target.format(),
                compiled.mediaType(),
                bytes,
                target.mustConfirm(),
                packaging,
                enclosures));
    }

    private @Nullable Enclosure enclosed(CompiledEnclosure enclosure, String target) {
        if (enclosure.maker() == null || enclosure.proof() == null) {
            return new Enclosure(enclosure.name(), original.mediaType(), original.bytes(), true);
        }
        Bytes made = made(enclosure.maker(), enclosure.proof(), target, Notes.plain());
        return made == null ? null : new Enclosure(enclosure.name(), enclosure.mediaType(), made, false);
    }

    /** The bytes, proven; null if there are problems. */
    private @Nullable Bytes made(MessageMaker maker, Proof proof, String target, Notes notes) {
        Bytes bytes = maker.make(submitted, notes);
        notes.losses()
                .forEach(loss -> losses.add(new Loss(target, loss.place().toString(), loss.field(), loss.reason())));
        if (notes.faulty()) {
            notes.faults().forEach(fault -> problems.add(MappingPackage.failed(fault, target)));
            return null;
        }
        List<Problem> invalid = proof.problems(bytes, target);
        problems.addAll(invalid);
        return invalid.isEmpty() ? bytes : null;
    }
}
