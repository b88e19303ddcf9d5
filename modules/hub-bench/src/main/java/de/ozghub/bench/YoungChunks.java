package de.ozghub.bench;

import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.ChunkPosition;
import de.ozghub.crypto.atrest.DataKey;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.crypto.provider.FastProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * How fast a process that was just started seals and opens stored chunks of 1 MiB, and the same process later: what a node does
 * after a restart, when most waits for it. One thread; the wall clock, so nothing else may run. Argument: chunks of each of the
 * ten parts that are told (50 unless told).
 */
public final class YoungChunks {

    private static final int PARTS = 10;
    private static final int CHUNK = 1 << 20;

    private final DataKey sealing;
    private final DataKey opening;
    private final byte[] plain = new byte[CHUNK];

    private YoungChunks() {
        var key = new SecretKeySpec(new byte[32], "AES");
        var atRest = new AtRest(WrappingKeys.of(Map.of("messung", new TreeMap<>(Map.of("2026-01", key)))));
        sealing = atRest.create("messung");
        opening = atRest.open(sealing.wrapped());
        new SplittableRandom(7).nextBytes(plain);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || !arguments[0].equals(BothProviders.CHILD)) {
            BothProviders.run(YoungChunks.class, 64, arguments.length > 0 ? arguments[0] : "50");
            return;
        }
        new YoungChunks().measure(Integer.parseInt(arguments[1]));
    }

    private void measure(int chunks) {
        var submission = new UUID(0, 1);
        var payload = new UUID(0, 2);
        var rates = new ArrayList<String>();
        for (int part = 0; part < PARTS; part++) {
            long start = System.nanoTime();
            for (int chunk = part * chunks; chunk < (part + 1) * chunks; chunk++) {
                var position = new ChunkPosition(submission, payload, chunk, false);
                byte[] opened = opening.open(position, sealing.seal(position, plain, 0, CHUNK));
                if (opened.length != CHUNK) {
                    throw new IllegalStateException("a chunk came back with another length");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            rates.add("%.0f".formatted(chunks * (CHUNK / 1e6) / seconds));
        }
        System.out.printf(
                "%s: sealed and opened, each %d MiB, in MB/s: %s%n",
                FastProvider.words(), chunks, String.join(", ", rates));
    }
}
