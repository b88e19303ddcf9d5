package de.ozghub.app.cli.validate;

import de.ozghub.xoev.report.DocumentReport;
import de.ozghub.xoev.report.ReportWriter;
import de.ozghub.xoev.validation.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Judges documents on several threads and writes their reports in the order of the documents. A document is held only while a
 * thread works on it; reports wait in a queue of fixed length, and reading waits for the queue.
 */
final class ValidationRun {

    private static final int WAITING_PER_THREAD = 16;

    private final Function<byte[], ValidationReport> judge;
    private final long maxBytes;
    private final int threads;
    private final Progress progress;

    /** @param maxBytes more than this is not read of any document */
    ValidationRun(Function<byte[], ValidationReport> judge, long maxBytes, int threads, Progress progress) {
        this.judge = judge;
        this.maxBytes = maxBytes;
        this.threads = threads;
        this.progress = progress;
    }

    void run(Iterator<Path> documents, ReportWriter writer) throws IOException, InterruptedException {
        Deque<Future<DocumentReport>> waiting = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("hub-validate-", 1).factory())) {
            try {
                while (documents.hasNext()) {
                    Path document = documents.next();
                    waiting.add(pool.submit(() -> judge(document)));
                    if (waiting.size() >= threads * WAITING_PER_THREAD) {
                        write(waiting.remove(), writer);
                    }
                }
                while (!waiting.isEmpty()) {
                    write(waiting.remove(), writer);
                }
            } finally {
                waiting.forEach(open -> open.cancel(false));
            }
        }
        progress.end();
    }

    private void write(Future<DocumentReport> done, ReportWriter writer) throws IOException, InterruptedException {
        try {
            DocumentReport report = done.get();
            writer.write(report);
            progress.add(report);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a document could not be judged", e.getCause());
        }
    }

    private DocumentReport judge(Path document) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(document)) {
            bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
        } catch (IOException | UncheckedIOException e) {
            return new DocumentReport(document.toString(), -1, ValidationReport.unreadable());
        }
        return new DocumentReport(document.toString(), bytes.length, judge.apply(bytes));
    }
}
