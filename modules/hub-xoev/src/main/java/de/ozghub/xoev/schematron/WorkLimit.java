package de.ozghub.xoev.schematron;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;
import net.sf.saxon.Controller;
import net.sf.saxon.om.FocusTrackingIterator;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.trans.UncheckedXPathException;

/**
 * How long the rules may work on one document. Saxon heeds neither interruption nor a clock; but it asks its controller for an
 * iterator wherever it goes through nodes with a focus (templates, predicates, steps of a path), as does {@link LoopWatch} in
 * other loops, and the iterators of this class look at the time. What lies between two of their steps grows no faster than the
 * document.
 *
 * <p>Processor time of the thread counts, so that a busy machine makes no document undecidable; the clock where a thread has
 * none of its own (virtual threads). For the thread that made it.
 */
final class WorkLimit {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int STEPS_BETWEEN_LOOKS = 16;

    private final LongSupplier clock;
    private final LongSupplier work;
    private final long end;
    private long nextLook;
    private int steps;
    private boolean reached;

    WorkLimit(Duration limit) {
        this(limit, System::nanoTime, ownTime() >= 0 ? WorkLimit::ownTime : System::nanoTime);
    }

    /**
     * @param clock nanoseconds; cheap to read and never behind {@code work}
     * @param work nanoseconds worked; what counts
     */
    WorkLimit(Duration limit, LongSupplier clock, LongSupplier work) {
        this.clock = clock;
        this.work = work;
        this.end = work.getAsLong() + limit.toNanos();
        this.nextLook = clock.getAsLong() + limit.toNanos();
    }

    boolean reached() {
        return reached;
    }

    /** From now on the controller's run is over when the time is. */
    void watch(Controller controller) {
        controller.setFocusTrackerFactory(this::watched);
        // Saxon-HE asks this one, although it has no other threads
        controller.setMultithreadedFocusTrackerFactory(this::watched);
    }

    private FocusTrackingIterator watched(SequenceIterator items) {
        step();
        return new Watched(items);
    }

    private void step() {
        if (++steps % STEPS_BETWEEN_LOOKS == 0 && clock.getAsLong() - nextLook > 0) {
            long left = end - work.getAsLong();
            if (left <= 0) {
                // stays so: rules that catch errors get no further either
                reached = true;
                throw new UncheckedXPathException("out of time");
            }
            nextLook = clock.getAsLong() + left;
        }
    }

    private static long ownTime() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                        && !Thread.currentThread().isVirtual()
                ? THREADS.getCurrentThreadCpuTime()
                : -1;
    }

    private final class Watched extends FocusTrackingIterator {

        Watched(SequenceIterator items) {
            super(items);
        }

        @Override
        public Item next() {
            step();
            return super.next();
        }
    }
}
