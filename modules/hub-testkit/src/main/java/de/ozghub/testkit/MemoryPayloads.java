package de.ozghub.testkit;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SubmissionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Payloads in memory, for tests of channels and stages; everything stored counts as sealed. Thread-safe. */
public final class MemoryPayloads implements Payloads {

    private final List<Stored> stored = new CopyOnWriteArrayList<>();

    @Override
    public PayloadRef store(SubmissionId submission, PayloadKind kind, String part, Writer writer) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(out);
        byte[] bytes = out.toByteArray();
        var ref = new PayloadRef(Ids.payload(), kind, part, bytes.length, Bytes.sha256(bytes));
        stored.add(new Stored(submission, ref, bytes));
        return ref;
    }

    @Override
    public InputStream read(PayloadId payload) throws IOException {
        for (Stored each : stored) {
            if (each.ref.id().equals(payload)) {
                return new ByteArrayInputStream(each.bytes);
            }
        }
        throw new IOException("no payload " + payload);
    }

    @Override
    public List<PayloadRef> of(SubmissionId submission) {
        var refs = new ArrayList<PayloadRef>();
        for (Stored each : stored) {
            if (each.submission.equals(submission)) {
                refs.add(each.ref);
            }
        }
        return refs;
    }

    /** How many payloads were stored so far, by whomever. */
    public int count() {
        return stored.size();
    }

    private static final class Stored {
        private final SubmissionId submission;
        private final PayloadRef ref;
        private final byte[] bytes;

        Stored(SubmissionId submission, PayloadRef ref, byte[] bytes) {
            this.submission = submission;
            this.ref = ref;
            this.bytes = bytes;
        }
    }
}
