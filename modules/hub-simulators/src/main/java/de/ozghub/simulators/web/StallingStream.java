package de.ozghub.simulators.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stops once, after so many bytes, for a while: a peer that hangs in the middle of its answer. */
final class StallingStream extends FilterOutputStream {

    private final Duration pause;
    private long left;
    private boolean stalled;

    StallingStream(OutputStream out, long before, Duration pause) {
        super(out);
        this.left = before;
        this.pause = pause;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int first = stalled ? length : (int) Math.min(length, left);
        out.write(bytes, offset, first);
        left -= first;
        if (!stalled && left <= 0) {
            out.flush();
            stall();
        }
        out.write(bytes, offset + first, length - first);
    }

    private void stall() throws IOException {
        stalled = true;
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while stalling");
        }
    }
}
