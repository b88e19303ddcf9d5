package de.ozghub.core.config;

import java.net.URI;
import java.util.List;

/**
 * The console.
 *
 * @param accounts who may sign in, at least one
 * @param faultSwitches addresses of the demonstration's fault switches; empty in production
 */
public record Console(List<Account> accounts, List<URI> faultSwitches) {

    /** @throws IllegalArgumentException if there is no account */
    public Console {
        accounts = List.copyOf(accounts);
        faultSwitches = List.copyOf(faultSwitches);
        Check.that(!accounts.isEmpty(), "accounts must have at least one entry");
    }

    /**
     * An account.
     *
     * @param password reference to a bcrypt or PBKDF2 hash, see {@link Secrets#passwordHash}
     */
    public record Account(String name, Role role, SecretRef password) {}

    /** What an account may do. */
    public enum Role {
        /** Runs the hub; no right to see payload. */
        OPERATOR,
        /** Works on clarifications of the authority; sees payload with a reason. */
        CLERK,
        /** Sees lists and timelines. */
        VIEWER
    }
}
