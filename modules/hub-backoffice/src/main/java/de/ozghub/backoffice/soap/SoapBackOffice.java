package de.ozghub.backoffice.soap;

import de.ozghub.backoffice.soap.contract.Busy_Exception;
import de.ozghub.backoffice.soap.contract.FindByKey;
import de.ozghub.backoffice.soap.contract.FindByKeyResponse;
import de.ozghub.backoffice.soap.contract.Refusal_Exception;
import de.ozghub.backoffice.soap.contract.SubmitResponse;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import jakarta.xml.ws.BindingProvider;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A specialist procedure that speaks the hub's own SOAP contract. Thread-safe; one attempt a call, never repeated here,
 * never longer than the time-out. Deferred are failures before the first byte of the message, and the fault {@code busy}:
 * only the procedure itself can say that it kept nothing. A bare HTTP status, 503 included, may be a proxy's whose upstream
 * got lost after it made the case. With WS-Security signatures a message is held in memory, so that its size is limited, and
 * an answer or fault that is not signed as agreed is none.
 */
public final class SoapBackOffice implements BackOffice {

    private static final Logger LOG = LoggerFactory.getLogger(SoapBackOffice.class);
    private static final Pattern REFERENCE = Pattern.compile("[\\p{Print}\\p{L}&&[^\\p{Cntrl}]]{1,200}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final long MEBIBYTE = 1024 * 1024;

    private final BackOfficeTerms.Soap terms;
    private final long limit;
    private final de.ozghub.backoffice.soap.contract.BackOffice port;

    /** No connection is made yet. */
    public SoapBackOffice(BackOfficeTerms.Soap terms, SoapCredentials credentials, SoapTransport transport) {
        this.terms = terms;
        this.limit = credentials.signs()
                ? terms.security()
                        .wsSecurity()
                        .map(ws -> ws.maxMiB() * MEBIBYTE)
                        .orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
        this.port = transport.client(terms, credentials);
    }

    @Override
    public BackOfficeKey key() {
        return terms.key();
    }

    @Override
    public DeliveryOutcome deliver(Handover handover) {
        long bytes = bytes(handover);
        if (bytes > limit) {
            return new DeliveryOutcome.Refused(problem(ProblemCode.HANDOVER_TOO_LARGE)
                    .with("bytes", String.valueOf(bytes))
                    .with("limit", String.valueOf(limit)));
        }
        var attempt = new Attempt();
        try {
            SubmitResponse answer = call(attempt, () -> port.submit(SubmitMessage.of(handover, key(), attempt)));
            return delivered(answer);
        } catch (TimeoutException e) {
            return failed(attempt, e);
        } catch (ExecutionException e) {
            return switch (cause(e)) {
                case Refusal_Exception refusal -> refused(refusal);
                case Busy_Exception busy ->
                    new DeliveryOutcome.Deferred(problem(ProblemCode.BACK_OFFICE_BUSY), pause(busy));
                case Throwable other -> failed(attempt, other);
            };
        }
    }

    @Override
    public Inquiry find(DeliveryId key) {
        if (!terms.findByKey()) {
            return new Inquiry.CannotAsk();
        }
        var question = new FindByKey();
        question.setKey(key.toString());
        var attempt = new Attempt();
        try {
            return answered(call(attempt, () -> port.findByKey(question)));
        } catch (TimeoutException e) {
            return unreachable(attempt, e);
        } catch (ExecutionException e) {
            Throwable cause = cause(e);
            return cause instanceof Busy_Exception
                    ? new Inquiry.Unreachable(problem(ProblemCode.BACK_OFFICE_BUSY))
                    : unreachable(attempt, cause);
        }
    }

    @Override
    public Takeover takenOver(DeliveryId key) {
        return new Takeover.Taken();
    }

    @Override
    public void close() {
        SoapTransport.release(port);
    }

    private static long bytes(Handover handover) {
        return handover.message().bytes()
                + handover.attachments().stream()
                        .mapToLong(attachment -> attachment.content().bytes())
                        .sum();
    }

    private <T> T call(Attempt attempt, Callable<T> call) throws ExecutionException, TimeoutException {
        return DeadlineCall.within(terms.delivery().timeout(), "back office " + key(), () -> {
            // Thread-local in CXF, and this thread makes this one call only.
            ((BindingProvider) port).getRequestContext().put(WatchedConduit.ATTEMPT, attempt);
            return call.call();
        });
    }

    private DeliveryOutcome delivered(@Nullable SubmitResponse answer) {
        String reference = answer == null ? null : answer.getCaseNumber();
        if (reference == null || !REFERENCE.matcher(reference).matches()) {
            // Taken over perhaps, but not in the words of the contract.
            return new DeliveryOutcome.Unknown(problem(ProblemCode.NO_ANSWER));
        }
        return new DeliveryOutcome.Delivered(reference);
    }

    private DeliveryOutcome refused(Refusal_Exception refusal) {
        String code =
                refusal.getFaultInfo() == null ? null : refusal.getFaultInfo().getCode();
        String known = code != null && CODE.matcher(code).matches() ? code : "unspecified";
        return new DeliveryOutcome.Refused(
                problem(ProblemCode.BACK_OFFICE_REFUSED).with("code", known));
    }

    private DeliveryOutcome failed(Attempt attempt, Throwable failure) {
        boolean nothingSent = attempt.giveUp();
        log("delivery", attempt, nothingSent, failure);
        if (nothingSent) {
            return new DeliveryOutcome.Deferred(problem(ProblemCode.BACK_OFFICE_DOWN), Duration.ZERO);
        }
        return new DeliveryOutcome.Unknown(problem(ProblemCode.NO_ANSWER));
    }

    private Inquiry answered(@Nullable FindByKeyResponse answer) {
        if (answer == null) {
            return new Inquiry.Unreachable(problem(ProblemCode.NO_ANSWER));
        }
        FindByKeyResponse.Found found = answer.getFound();
        if (found == null) {
            return new Inquiry.NotFound();
        }
        String reference = found.getCaseNumber();
        String digest = found.getDigest();
        boolean sound = reference != null
                && REFERENCE.matcher(reference).matches()
                && digest != null
                && SHA256.matcher(digest).matches();
        return sound ? new Inquiry.Found(reference, digest) : new Inquiry.Unreachable(problem(ProblemCode.NO_ANSWER));
    }

    private Inquiry unreachable(Attempt attempt, Throwable failure) {
        boolean nothingSent = attempt.giveUp();
        log("inquiry", attempt, nothingSent, failure);
        return new Inquiry.Unreachable(problem(ProblemCode.BACK_OFFICE_DOWN));
    }

    private static Duration pause(Busy_Exception busy) {
        if (busy.getFaultInfo() == null || busy.getFaultInfo().getRetryAfterSeconds() == null) {
            return Duration.ZERO;
        }
        var seconds = busy.getFaultInfo().getRetryAfterSeconds();
        return seconds.bitLength() > 62 ? Attempt.LONGEST_PAUSE : Attempt.pause(seconds.longValue());
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private Problem problem(ProblemCode code) {
        return Problem.of(code, key().toString());
    }

    /** The kinds of failure only: a message from the peer may quote what was sent. */
    private void log(String what, Attempt attempt, boolean nothingSent, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.atWarn()
                .addKeyValue("backOffice", key())
                .addKeyValue("call", what)
                .addKeyValue("status", attempt.status())
                .addKeyValue("nothingSent", nothingSent)
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .addKeyValue("root", root.getClass().getSimpleName())
                .log("back office gave no usable answer");
    }
}
