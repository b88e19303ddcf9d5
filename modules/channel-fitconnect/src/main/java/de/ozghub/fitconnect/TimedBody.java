package de.ozghub.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that gives up when nothing comes for a while; the JDK's own time-out ends with the
 * headers. Holds a few buffers, whatever the length. Read by one thread.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {

    private static final int AHEAD = 4;

    private final Duration timeout;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>();
    private boolean ended;

    TimedBody(Duration timeout) {
        this.timeout = timeout;
    }

    private sealed interface Signal {
        record Piece(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Failed() implements Signal {}
    }

    /** The peer or the way to it failed while a body was read. Tells such faults from those of the hub's own store. */
    static final class BodyLost extends IOException {
        private static final long serialVersionUID = 1L;

        BodyLost(String fault) {
            super(fault);
        }
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.complete(given);
        given.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        signals.add(new Signal.Piece(piece));
    }

    @Override
    public void onError(Throwable fault) {
        signals.add(new Signal.Failed());
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var buffer = nextBuffer();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    private @Nullable ByteBuffer nextBuffer() throws IOException {
        while (true) {
            var head = buffers.peek();
            if (head != null && head.hasRemaining()) {
                return head;
            }
            if (head != null) {
                buffers.remove();
            } else if (ended) {
                return null;
            } else {
                await();
            }
        }
    }

    private void await() throws IOException {
        switch (nextSignal()) {
            case Signal.Piece(List<ByteBuffer> piece) -> {
                buffers.addAll(piece);
                subscription.join().request(1);
            }
            case Signal.End() -> ended = true;
            case Signal.Failed() -> throw new BodyLost("connection lost");
        }
    }

    private Signal nextSignal() throws IOException {
        try {
            var signal = signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                close();
                throw new BodyLost("time-out");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new BodyLost("interrupted");
        }
    }

    /** Drops what has not come yet; the connection is reused only if the body was read to its end. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            buffers.clear();
            var _ = subscription.thenAccept(Subscription::cancel);
        }
    }
}
