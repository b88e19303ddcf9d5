package de.ozghub.console.api;

import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Tasks;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringBootVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the hub is: counts, alarms, health, diagnostics. */
@RestController
@RequestMapping("/api/v1")
final class StatusApi {

    private final Submissions submissions;
    private final Alarms alarms;
    private final Tasks tasks;
    private final ConsoleSettings settings;
    private final Pulse pulse;

    StatusApi(Submissions submissions, Alarms alarms, Tasks tasks, ConsoleSettings settings, Pulse pulse) {
        this.submissions = submissions;
        this.alarms = alarms;
        this.tasks = tasks;
        this.settings = settings;
        this.pulse = pulse;
    }

    @GetMapping("/counts")
    Map<String, Submissions.Count> counts() {
        var counts = submissions.counts(EnumSet.allOf(SubmissionState.class));
        var all = new LinkedHashMap<String, Submissions.Count>();
        Arrays.stream(SubmissionState.values())
                .forEach(state -> all.put(state.id(), counts.getOrDefault(state, Submissions.Count.NONE)));
        return all;
    }

    @GetMapping("/alarms")
    List<AlarmBody> alarms() {
        return alarms.open().stream().map(AlarmBody::of).toList();
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        boolean up = pulse.isUp();
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(up ? "up" : "down"));
    }

    @GetMapping("/diagnostics")
    Diagnostics diagnostics() {
        var memory = Runtime.getRuntime();
        return new Diagnostics(
                settings.nodeName(),
                settings.version(),
                settings.cryptography(),
                settings.scanner(),
                Runtime.version().toString(),
                SpringBootVersion.getVersion(),
                memory.totalMemory() - memory.freeMemory(),
                memory.maxMemory(),
                new TreeMap<>(tasks.waiting()));
    }

    record Health(String status) {}

    record Diagnostics(
            String node,
            String version,
            String cryptography,
            String scanner,
            String java,
            String springBoot,
            long heapUsedBytes,
            long heapMaxBytes,
            Map<String, Integer> tasksWaiting) {}

    record AlarmBody(String subject, ProblemBody problem, Instant since, Instant last, long times) {
        static AlarmBody of(Alarms.Alarm alarm) {
            return new AlarmBody(
                    alarm.subject(), ProblemBody.of(alarm.problem()), alarm.since(), alarm.last(), alarm.times());
        }
    }
}
