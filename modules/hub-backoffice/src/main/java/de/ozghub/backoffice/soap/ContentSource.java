package de.ozghub.backoffice.soap;

import de.ozghub.core.backoffice.Content;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Content as an MTOM part: read while it is sent, never held as a whole. */
final class ContentSource implements DataSource {

    private final Content content;
    private final Attempt attempt;

    private ContentSource(Content content, Attempt attempt) {
        this.content = content;
        this.attempt = attempt;
    }

    static DataHandler part(Content content, Attempt attempt) {
        return new DataHandler(new ContentSource(content, attempt));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return new BreakingOff(content.open());
        } catch (IOException e) {
            attempt.breakOff();
            throw e;
        }
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("content is only read");
    }

    @Override
    public String getContentType() {
        return "application/octet-stream";
    }

    @Override
    public String getName() {
        return "";
    }

    /** Cuts the connection when our own content fails: a part that merely ended early could pass for a whole one. */
    private final class BreakingOff extends FilterInputStream {

        private long left = content.bytes();

        BreakingOff(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = super.read(target, offset, length);
                left -= Math.max(0, read);
                if (left < 0 || (read < 0 && left > 0)) {
                    throw new IOException("the content is not as long as it said");
                }
                return read;
            } catch (IOException e) {
                attempt.breakOff();
                throw e;
            }
        }
    }
}
