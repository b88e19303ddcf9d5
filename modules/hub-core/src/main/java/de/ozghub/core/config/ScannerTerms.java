package de.ozghub.core.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The virus scanner everything is shown before it goes on.
 *
 * @param clamd address of a clamd: {@code unix:/path} or {@code host:port}
 * @param timeout longest wait without any progress
 */
public record ScannerTerms(String clamd, Duration timeout) {

    private static final Pattern SOCKET = Pattern.compile("unix:/[^\\p{Cntrl}]{1,100}");

    /** @throws IllegalArgumentException if the address is neither form */
    public ScannerTerms {
        clamd = address(clamd);
        Check.positive("timeout", timeout);
    }

    /** @throws IllegalArgumentException if the text is neither form */
    static String address(String text) {
        return SOCKET.matcher(text).matches() ? text : Listener.of(text).toString();
    }
}
