package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.Encrypted;
import de.ozghub.crypto.jose.PublicJwk;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload: an attachment that is sealed while it leaves, in constant memory. Opened anew, for a second attempt
 * with a new token, it is sealed anew. Not thread-safe.
 */
final class SealedBody {

    private static final int PIPE_BYTES = 256 * 1024;

    private final Consignment.Enclosure enclosure;
    private final PublicJwk recipient;
    private @Nullable PipedInputStream current;
    private CompletableFuture<Encrypted> sealed = new CompletableFuture<>();

    SealedBody(Consignment.Enclosure enclosure, PublicJwk recipient) {
        this.enclosure = enclosure;
        this.recipient = recipient;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), bytes());
    }

    /** Length of what leaves. */
    long bytes() {
        return CompactJwe.length(
                recipient, enclosure.mediaType(), enclosure.content().bytes());
    }

    /**
     * What was sealed last, once it has left.
     *
     * @throws IOException if the content could not be read to its end; what was uploaded then is no attachment
     */
    Encrypted sealed() throws IOException {
        try {
            return sealed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sealing %s".formatted(enclosure), e);
        } catch (ExecutionException e) {
            throw new IOException("%s could not be sealed".formatted(enclosure), e.getCause());
        }
    }

    /** Ends the sealing of an upload that failed. */
    void abandon() {
        var open = current;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing a pipe in memory failed", e);
            }
        }
    }

    private InputStream open() {
        abandon();
        var in = new PipedInputStream(PIPE_BYTES);
        current = in;
        var result = new CompletableFuture<Encrypted>();
        sealed = result;
        try {
            var out = new PipedOutputStream(in);
            Thread.ofVirtual().name("hub-seal-" + enclosure.id()).start(() -> seal(out, result));
        } catch (IOException e) {
            throw new UncheckedIOException("a pipe in memory cannot be made", e);
        }
        return in;
    }

    private void seal(PipedOutputStream out, CompletableFuture<Encrypted> result) {
        try (out;
                var plain = enclosure.content().open()) {
            result.complete(CompactJwe.encrypt(plain, recipient, enclosure.mediaType(), out));
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
