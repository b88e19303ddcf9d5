package de.ozghub.app.start;

import de.ozghub.app.intake.Bells;
import de.ozghub.app.work.WorkLoop;
import de.ozghub.core.channel.Callback;
import de.ozghub.core.channel.CallbackReceiver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a delivery service say that something waits: the mailbox is looked into at once, or what was forwarded is asked for
 * at once, each by the usual way.
 */
@RestController
class PartnerCallbacks {

    /** Far more than a thousand announced submissions. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final Prepared prepared;
    private final Bells bells;
    private final WorkLoop loop;

    PartnerCallbacks(Prepared prepared, Bells bells, WorkLoop loop) {
        this.prepared = prepared;
        this.bells = bells;
        this.loop = loop;
    }

    @PostMapping("/callbacks/{mailbox}")
    ResponseEntity<ProblemDetail> receive(@PathVariable String mailbox, HttpServletRequest request) throws IOException {
        // Raw: whoever parses and writes it anew changes what was authenticated.
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        return Stream.concat(prepared.channels().stream(), Stream.of(prepared.senders()))
                .filter(CallbackReceiver.class::isInstance)
                .map(CallbackReceiver.class::cast)
                .map(receiver -> receiver.receive(mailbox, name -> Optional.ofNullable(request.getHeader(name)), body))
                .flatMap(Optional::stream)
                .findFirst()
                .map(callback -> answer(mailbox, callback))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private ResponseEntity<ProblemDetail> answer(String mailbox, Callback callback) {
        return switch (callback) {
            case Callback.Genuine genuine -> {
                if (genuine.wakes()) {
                    bells.ring(mailbox);
                    loop.ring();
                }
                yield ResponseEntity.noContent().build();
            }
            // The reason stands in the log; a caller that cannot prove itself learns nothing from it.
            case Callback.Refused refused ->
                ResponseEntity.of(ProblemDetail.forStatus(HttpStatus.UNAUTHORIZED))
                        .build();
        };
    }
}
