package de.ozghub.crypto.cms;

import de.ozghub.crypto.cms.CmsRefused.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.cms.CMSException;

/** The bytes of a message; tells a stream that failed from a message that is malformed. Not thread-safe. */
final class CmsSource extends FilterInputStream {

    private boolean failed;

    CmsSource(InputStream in) {
        super(in);
    }

    /** A step that reads structure. */
    interface Parsing<T> {
        T run() throws IOException, CMSException, CmsRefused;
    }

    <T> T parse(Parsing<T> step) throws IOException, CmsRefused {
        try {
            return step.run();
        } catch (IOException e) {
            throw refusal(e);
        } catch (CMSException | RuntimeException e) {
            // Bouncy Castle answers malformed ASN.1 with half a dozen unchecked exceptions.
            throw new CmsRefused(Reason.MALFORMED);
        }
    }

    /** Copies content out of the message. */
    void pour(InputStream content, OutputStream sink) throws IOException, CmsRefused {
        var block = new byte[64 * 1024];
        for (var count = read(content, block); count >= 0; count = read(content, block)) {
            sink.write(block, 0, count);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public void close() {
        // The caller's stream stays open.
    }

    private int read(InputStream content, byte[] block) throws IOException, CmsRefused {
        return parse(() -> content.read(block));
    }

    private CmsRefused refusal(IOException e) throws IOException {
        if (failed) {
            throw e;
        }
        return new CmsRefused(e instanceof GcmContent.TagMismatch ? Reason.TAMPERED : Reason.MALFORMED);
    }
}
