package de.ozghub.app.start;

import de.ozghub.app.work.Lane;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.WorkTerms;
import de.ozghub.core.journal.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The lanes of a node: processing on platform threads, everything that waits for a remote on virtual ones. */
record NodeLanes(List<Lane> all) {

    static NodeLanes of(Prepared prepared, ExecutorService processors) {
        WorkTerms terms = prepared.configuration().work();
        Executor waiting = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("hub-remote-", 1).factory());
        var lanes = new ArrayList<Lane>();
        lanes.add(new Lane(Lanes.PROCESSING, terms.threads() + 1, processors));
        prepared.channels()
                .forEach(channel -> channel.mailboxes().forEach(mailbox -> {
                    lanes.add(new Lane(Lanes.intake(mailbox), terms.intakeParallel(), waiting));
                    lanes.add(new Lane(Lanes.receipt(mailbox), terms.receiptParallel(), waiting));
                }));
        prepared.configuration()
                .backOffices()
                .forEach((BackOfficeTerms office) -> lanes.add(
                        new Lane(Lanes.delivery(office.key()), office.delivery().parallel(), waiting)));
        return new NodeLanes(List.copyOf(lanes));
    }
}
