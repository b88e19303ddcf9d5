package de.ozghub.core.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is told of alarms by mail, and over which server.
 *
 * @param server host and port of the mail server
 * @param login absent where the server asks for none
 * @param from address of the sender
 * @param to addresses of the operators, at least one
 */
public record AlarmMail(Listener server, Security security, Optional<Login> login, String from, List<String> to) {

    /**
     * @throws IllegalArgumentException if there is no receiver, or if mail would travel unencrypted to another machine
     */
    public AlarmMail {
        to = List.copyOf(to);
        Check.that(!to.isEmpty(), "to must have at least one entry");
        Check.that(
                security != Security.NONE || Kind.isThisMachine(server.host().toLowerCase(Locale.ROOT)),
                "security none is for a mail server on this machine only");
    }

    /** How the way to the mail server is protected; the server's certificate is always checked. */
    public enum Security {
        /** TLS from the first byte, mostly port 465 (RFC 8314). */
        TLS,
        /** TLS by the command STARTTLS, mostly port 587; refused by the server means nothing is sent (RFC 3207). */
        STARTTLS,
        /** In clear: a mail server on this machine only. */
        NONE
    }
}
