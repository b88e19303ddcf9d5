package de.ozghub.app.routing;

import de.ozghub.app.validation.Valid;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.routing.Competence;
import de.ozghub.core.routing.Routed.Competent;
import de.ozghub.core.routing.Routed.NoAuthority;
import de.ozghub.core.routing.Routed.NoService;
import de.ozghub.submission.Area;
import de.ozghub.submission.LegalTime;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the competent authority: the area the data name, else the one the channel names. What belongs to nobody is never
 * rejected by the hub alone; a person of the Verbund decides.
 */
public final class Routing {

    private final Function<String, Competence> competences;

    /** @param competences by the configuration version a submission runs under */
    public Routing(Function<String, Competence> competences) {
        this.competences = competences;
    }

    /** Who will be found competent; empty where routing will stop. */
    public Optional<Competent> competent(Valid valid) {
        return route(valid) instanceof Step.Next<Routed> next
                ? Optional.of(next.value().competent())
                : Optional.empty();
    }

    public Step<Routed> route(Valid valid) {
        Valid.Inbox inbox = valid.inbox();
        if (inbox != null) {
            return next(valid, inbox.area(), inbox.competent());
        }
        var submission = valid.opened().recorded().submission();
        Optional<Area> area =
                valid.mappingPackage().area(valid.data()).or(() -> Optional.ofNullable(submission.area()));
        if (area.isEmpty()) {
            return stop(valid, Problem.of(ProblemCode.AREA_MISSING, "data"));
        }
        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(submission.receivedAt()), LegalTime.ZONE);
        Competence competence = competences.apply(submission.configVersion());
        var service = valid.opened().recorded().arrival().service();
        return switch (competence.route(area.get(), service, day)) {
            case Competent competent
            when competent.paused() ->
                stop(valid, Problem.of(ProblemCode.SERVICE_PAUSED, "service", "service", service));
            case Competent competent -> next(valid, area.get(), competent);
            case NoAuthority none -> stop(valid, none.problem());
            case NoService none -> stop(valid, none.problem());
        };
    }

    private static Step<Routed> next(Valid valid, Area area, Competent competent) {
        var trail = valid.trail()
                .and(
                        Stage.ROUTING,
                        JournalEvent.ROUTED,
                        Map.of(
                                "competent", competent.competent().value(),
                                "performing", competent.performing().value(),
                                "area", area.ars()));
        return new Step.Next<>(new Routed(valid, area, competent, trail));
    }

    private static Step<Routed> stop(Valid valid, Problem problem) {
        var lease = valid.opened().recorded().lease();
        return new Step.Stop<>(new Stopped(lease, Stage.ROUTING, Stopped.End.PERSON, List.of(problem), valid.trail()));
    }
}
