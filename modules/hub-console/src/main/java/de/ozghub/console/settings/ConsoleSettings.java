package de.ozghub.console.settings;

import java.net.URI;
import java.util.HashSet;
import java.util.List;

/**
 * What the console is told when it starts.
 *
 * @param port TCP port of console and admin API; 0 takes a free one
 * @param verbundName name of the Verbund, shown in the head of every page
 * @param nodeName name of this hub node, shown in diagnostics
 * @param version version of the hub, shown in diagnostics
 * @param cryptography the provider of private-key operations, why it is not a faster one, and until when which algorithms
 *     count as strong; shown in diagnostics
 * @param scanner address of the virus scanner, or {@code none}; shown in diagnostics
 * @param accounts who may log in; at least one, since there is no default account
 * @param faultSwitches addresses of the simulators' fault switches; empty in production
 */
public record ConsoleSettings(
        int port,
        String verbundName,
        String nodeName,
        String version,
        String cryptography,
        String scanner,
        List<Account> accounts,
        List<URI> faultSwitches) {

    /** @throws IllegalArgumentException if a value is outside its range, or two accounts share a name */
    public ConsoleSettings {
        accounts = List.copyOf(accounts);
        faultSwitches = List.copyOf(faultSwitches);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port of the console is %d, must be 0 to 65535".formatted(port));
        }
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("the console has no account; there is no default one");
        }
        var names = new HashSet<String>();
        for (var account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("account '%s' is there twice".formatted(account.name()));
            }
        }
        for (var address : faultSwitches) {
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("fault switch '%s' is no http address".formatted(address));
            }
        }
    }
}
