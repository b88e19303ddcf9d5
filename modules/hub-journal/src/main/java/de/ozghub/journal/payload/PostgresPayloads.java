package de.ozghub.journal.payload;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.DataKey;
import de.ozghub.crypto.atrest.KeyUnavailable;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Payloads, sealed before they reach the database. */
public final class PostgresPayloads implements Payloads {

    /** Whose wrapping key is used until routing names the authority. */
    static final String BEFORE_ROUTING = "verbund";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPayloads.class);

    private final ChunkTable chunks;
    private final PayloadTable payloads;
    private final AtRest atRest;

    public PostgresPayloads(ChunkTable chunks, PayloadTable payloads, AtRest atRest) {
        this.chunks = chunks;
        this.payloads = payloads;
        this.atRest = atRest;
    }

    @Override
    public PayloadRef store(SubmissionId submission, PayloadKind kind, String part, Writer writer) throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // It would hold the lock on the submission, and its commit would not wait for the disk.
            throw new IllegalStateException("payloads are stored before the decision that seals them, not inside it");
        }
        DataKey key = atRest.create(chunks.competent(submission).orElse(BEFORE_ROUTING));
        var target = new ChunkTable.Target(Ids.payload(), submission, kind, part);
        var out = new ChunkedOutput(chunks, target, key);
        boolean complete = false;
        try {
            writer.write(out);
            PayloadRef ref = out.finish();
            complete = true;
            return ref;
        } finally {
            if (!complete && out.hasStored()) {
                discard(target.id());
            }
        }
    }

    private void discard(PayloadId payload) {
        try {
            chunks.discard(payload);
        } catch (DataAccessException e) {
            LOG.atWarn()
                    .addKeyValue("payload", payload)
                    .setCause(e)
                    .log("an incomplete payload could not be removed; it will be swept later");
        }
    }

    @Override
    public InputStream read(PayloadId payload) throws IOException {
        try {
            var opened = chunks.open(payload);
            return new ChunkedInput(chunks, opened, atRest.open(opened.key()));
        } catch (KeyUnavailable e) {
            throw new IOException("the key of payload %s is unavailable".formatted(payload), e);
        } catch (DataAccessException e) {
            throw new IOException("payload %s cannot be read".formatted(payload), e);
        }
    }

    @Override
    public List<PayloadRef> of(SubmissionId submission) {
        return payloads.sealed(submission);
    }
}
