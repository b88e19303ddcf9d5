package de.ozghub.backoffice.soap;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a call and waits for it no longer than agreed, whatever it hangs on: connecting, writing to a peer that does not
 * read, or an answer that trickles. The call runs on a virtual thread, because only there an interrupt closes the socket.
 */
final class DeadlineCall {

    private DeadlineCall() {}

    /**
     * @throws ExecutionException if the call failed
     * @throws TimeoutException if it took too long, or the waiting thread was interrupted, which stays set then; the call
     *     is told to end
     */
    static <T> T within(Duration limit, String name, Callable<T> call) throws ExecutionException, TimeoutException {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().name(name).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw e;
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while waiting for " + name);
        }
    }
}
