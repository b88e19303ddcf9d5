package de.ozghub.fitconnect;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.Decrypted;
import de.ozghub.crypto.jose.JweRefused;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks and decrypts single parts, from store to store, in constant memory. */
final class PartOpening {

    private final SubmissionId submission;
    private final FitConnectDestination destination;
    private final Payloads payloads;

    PartOpening(SubmissionId submission, FitConnectDestination destination, Payloads payloads) {
        this.submission = submission;
        this.destination = destination;
        this.payloads = payloads;
    }

    /** Whether the JWE bears the tag that was signed at the deposit. */
    Optional<Problem> checkTag(SealedPart part) throws IOException {
        if (part.signedTag() == null) {
            return Optional.of(Problem.of(ProblemCode.MISSING_AUTHENTICATION_TAGS, Assumed.SUBMISSION_INSTANCE));
        }
        try (var jwe = part.jwe().open()) {
            return CompactJwe.authenticationTag(jwe).equals(part.signedTag())
                    ? Optional.empty()
                    : Optional.of(Problem.of(ProblemCode.INCORRECT_AUTHENTICATION_TAG, part.instance()));
        } catch (JweRefused e) {
            return Optional.of(refusal(part, e));
        }
    }

    /**
     * Decrypts into the store. Unproven plaintext never stays: the store drops what its writer fails at.
     *
     * @throws Rejection with the one problem of this part
     */
    OpenedPart open(SealedPart part) throws IOException, Rejection {
        var decryption = new Decryption(part);
        PayloadRef content;
        try {
            content = payloads.store(submission, PayloadKind.OPENED, part.part(), decryption::to);
        } catch (IOException e) {
            var problem = decryption.problem;
            if (problem != null) {
                throw new Rejection(List.of(problem));
            }
            throw e;
        }
        var decrypted = decryption.decrypted;
        if (decrypted == null) {
            throw new IOException("the store did not take part " + part.part());
        }
        return OpenedPart.of(content, decrypted);
    }

    private static Problem refusal(SealedPart part, JweRefused refused) {
        return switch (refused.reason()) {
            case TOO_LARGE -> tooLarge(part);
            case MALFORMED, ALGORITHM, COMPRESSED, CRITICAL, UNKNOWN_KEY, KEY_UNSUITABLE, UNWRAP_FAILED, TAMPERED ->
                Problem.of(
                        ProblemCode.ENCRYPTION_ISSUE,
                        part.instance(),
                        "reason",
                        refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private static Problem tooLarge(SealedPart part) {
        return Problem.of(ProblemCode.TOO_LARGE, part.instance(), "limit", part.maxBytes());
    }

    /** Writes the content of one part and remembers why it could not. */
    private final class Decryption {
        private final SealedPart part;
        private @Nullable Decrypted decrypted;
        private @Nullable Problem problem;

        Decryption(SealedPart part) {
            this.part = part;
        }

        void to(OutputStream out) throws IOException {
            try (var jwe = part.jwe().open()) {
                decrypted = CompactJwe.decrypt(jwe, destination::decryptionKey, new Bounded(out));
            } catch (JweRefused e) {
                problem = refusal(part, e);
                throw new IOException("part %s is not opened: %s".formatted(part.part(), e.reason()), e);
            }
        }

        /** Ends the decryption as soon as the content is longer than allowed. */
        private final class Bounded extends FilterOutputStream {
            private long room = part.maxBytes();

            Bounded(OutputStream out) {
                super(out);
            }

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                room -= length;
                if (room < 0) {
                    problem = tooLarge(part);
                    throw new IOException("part %s is longer than allowed".formatted(part.part()));
                }
                out.write(source, offset, length);
            }
        }
    }
}
