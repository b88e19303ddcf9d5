package de.ozghub.simulators.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run found, counted from outside.
 *
 * @param sent submissions the Zustelldienst promised to deliver
 * @param notSent applications that could not be sent at all
 * @param accepted submissions with one proven acceptance
 * @param rejected submissions with one proven rejection
 * @param lost accepted submissions for which an expected back office has no case
 * @param doubled cases beyond the first of one submission in one back office or of one idempotency key
 * @param wrong valid ones rejected, invalid ones accepted, more than one decision, or an event that does not prove
 * @param unfinished submissions without a decision when the time was over
 * @param duration from the first sending to the last decision seen
 * @param latencies from sending off to the decision, ascending
 * @param findings one line for each of the first findings, ids only
 */
public record LoadReport(
        int sent,
        int notSent,
        int accepted,
        int rejected,
        int lost,
        int doubled,
        int wrong,
        int unfinished,
        Duration duration,
        List<Duration> latencies,
        List<String> findings) {

    private static final int SHOWN = 20;

    public LoadReport {
        latencies = latencies.stream().sorted().toList();
        findings = List.copyOf(findings);
    }

    /** Decisions a second. */
    public double throughput() {
        double seconds = duration.toNanos() / 1e9;
        return seconds == 0 ? 0 : (accepted + rejected) / seconds;
    }

    /** The latency that this share of the decided submissions did not exceed; zero when none was decided. */
    public Duration percentile(double share) {
        if (latencies.isEmpty()) {
            return Duration.ZERO;
        }
        int index = (int) Math.ceil(share * latencies.size()) - 1;
        return latencies.get(Math.clamp(index, 0, latencies.size() - 1));
    }

    /** Whether nothing was lost, doubled or wrong. */
    public boolean isClean() {
        return lost == 0 && doubled == 0 && wrong == 0;
    }

    /** 0: all is well; 1: something was lost, doubled or wrong; 2: something is unfinished or could not be sent. */
    public int exitCode() {
        if (!isClean()) {
            return 1;
        }
        return unfinished > 0 || notSent > 0 ? 2 : 0;
    }

    /** The report as text. */
    public String render() {
        var lines = new ArrayList<String>();
        lines.add(row("sent", sent));
        lines.add(row("not sent", notSent));
        lines.add(row("accepted", accepted));
        lines.add(row("rejected", rejected));
        lines.add(row("lost", lost));
        lines.add(row("doubled", doubled));
        lines.add(row("wrong", wrong));
        lines.add(row("unfinished", unfinished));
        lines.add(String.format(Locale.ROOT, "%-12s %.1f s", "duration", duration.toMillis() / 1000.0));
        lines.add(String.format(Locale.ROOT, "%-12s %.1f submissions/s", "throughput", throughput()));
        lines.add(String.format(
                Locale.ROOT,
                "%-12s p50 %d ms, p95 %d ms, p99 %d ms",
                "latency",
                percentile(0.50).toMillis(),
                percentile(0.95).toMillis(),
                percentile(0.99).toMillis()));
        findings.stream().limit(SHOWN).forEach(lines::add);
        if (findings.size() > SHOWN) {
            lines.add("... and " + (findings.size() - SHOWN) + " more");
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String row(String name, int value) {
        return String.format(Locale.ROOT, "%-12s %d", name, value);
    }
}
