package de.ozghub.console.page;

import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.Submissions.Waiting;
import java.util.List;
import java.util.Optional;

/** A submission, or one delivery of it, that waits for a person. */
public record WaitingView(Line line, String backOffice, Moment since, List<ProblemView> problems) {

    static WaitingView of(Waiting waiting, Words words) {
        var line = Line.of(waiting.submission(), waiting.next(), words);
        var delivery = waiting.delivery();
        if (delivery != null && delivery.state() instanceof DeliveryState.Clarification state) {
            return new WaitingView(
                    line,
                    delivery.message().backOffice().toString(),
                    words.moment(state.since()),
                    List.of(words.problem(state.problem())));
        }
        String backOffice = Optional.ofNullable(delivery)
                .map(known -> known.message().backOffice().toString())
                .orElse("–");
        var problems =
                waiting.submission().problems().stream().map(words::problem).toList();
        return new WaitingView(line, backOffice, line.received(), problems);
    }
}
