package de.ozghub.backoffice.soap;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call: whether a byte of the message may have left, and what the peer said in HTTP. The step from connecting to
 * sending and the step to giving up exclude each other, so that nothing leaves after "nothing was sent" was said.
 * Thread-safe.
 */
final class Attempt {

    /** Longest pause a peer may ask for. */
    static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private enum Progress {
        CONNECTING,
        SENDING,
        GIVEN_UP
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.CONNECTING);
    private volatile @Nullable HttpURLConnection connection;
    private volatile int status;

    /** @throws IOException if the attempt was given up before; then nothing may be sent any more */
    void beginSending(HttpURLConnection over) throws IOException {
        connection = over;
        if (!progress.compareAndSet(Progress.CONNECTING, Progress.SENDING)) {
            throw new IOException("the attempt was given up while connecting");
        }
    }

    /** Ends the attempt. @return whether it is certain that nothing of the message has left and nothing will */
    boolean giveUp() {
        boolean nothingSent =
                progress.compareAndSet(Progress.CONNECTING, Progress.GIVEN_UP) || progress.get() == Progress.GIVEN_UP;
        breakOff();
        return nothingSent;
    }

    /** Cuts the connection, so that the peer sees a broken request and never a shortened one. */
    void breakOff() {
        HttpURLConnection over = connection;
        if (over != null) {
            over.disconnect();
        }
    }

    /** Notes the status of the peer's HTTP answer. */
    void answered(int answeredStatus) {
        status = answeredStatus;
    }

    static Duration pause(long seconds) {
        Duration asked = Duration.ofSeconds(Math.max(0, seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    /** HTTP status; 0 if there was none. */
    int status() {
        return status;
    }
}
