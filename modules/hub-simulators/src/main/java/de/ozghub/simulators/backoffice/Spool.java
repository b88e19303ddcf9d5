package de.ozghub.simulators.backoffice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.io.CachedOutputStream;

/**
 * Keeps the parts of one request, which travel only once, so that they can be read twice: small ones in memory, large
 * ones in temporary files that closing removes.
 */
final class Spool implements AutoCloseable {

    private final List<CachedOutputStream> kept = new ArrayList<>();

    Part keep(InputStream in) throws IOException {
        var cache = new CachedOutputStream();
        kept.add(cache);
        try (in) {
            in.transferTo(cache);
        }
        cache.lockOutputStream();
        // Without the hold the file of a large part is gone when its first reader closes it.
        cache.holdTempFile();
        return Part.of(cache::getInputStream);
    }

    @Override
    public void close() throws IOException {
        for (var cache : kept) {
            cache.releaseTempFileHold();
            cache.close();
        }
    }
}
