package de.ozghub.core.backoffice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The digest of a hand-over: SHA-256 over one line a part, each ended by a line feed: {@code message SHA256}, then for
 * each attachment in order {@code attachment ID SHA256}. Source: {@code xsd/backoffice/1.0/backoffice.xsd}.
 */
public final class HandoverDigest {

    private HandoverDigest() {}

    /**
     * @param messageSha256 of the message bytes as they travel, lower-case hexadecimal
     * @param attachmentSha256 by attachment id, in the order of the hand-over
     */
    public static String of(String messageSha256, SequencedMap<String, String> attachmentSha256) {
        var lines = new StringBuilder("message ").append(messageSha256).append('\n');
        for (Map.Entry<String, String> attachment : attachmentSha256.entrySet()) {
            lines.append("attachment ").append(attachment.getKey()).append(' ');
            lines.append(attachment.getValue()).append('\n');
        }
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
