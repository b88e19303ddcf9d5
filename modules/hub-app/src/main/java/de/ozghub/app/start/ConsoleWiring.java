package de.ozghub.app.start;

import de.ozghub.console.settings.Account;
import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Names;
import de.ozghub.console.settings.Role;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.Console;
import de.ozghub.core.config.ScannerTerms;
import de.ozghub.crypto.provider.FastProvider;
import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells the console its accounts and the names people know. */
final class ConsoleWiring {

    private ConsoleWiring() {}

    static ConsoleSettings settings(Prepared prepared) {
        var configuration = prepared.configuration();
        List<Account> accounts = configuration.console().accounts().stream()
                .map(account -> new Account(
                        account.name(),
                        role(account.role()),
                        Objects.requireNonNull(prepared.passwordHashes().get(account.name()))))
                .toList();
        ScannerTerms scanner = configuration.scanner();
        return new ConsoleSettings(
                configuration.listeners().console().port(),
                configuration.verbund().value(),
                nodeName(),
                HubVersion.text(),
                FastProvider.words() + "; algorithms by " + AlgorithmPolicy.standard(),
                scanner == null ? "none" : scanner.clamd(),
                accounts,
                configuration.console().faultSwitches());
    }

    static Names names(Prepared prepared) {
        Map<ServiceKey, String> titles = prepared.packages().open().stream()
                .map(active -> active.mappingPackage())
                .collect(Collectors.toMap(MappingPackage::service, MappingPackage::title, (first, second) -> first));
        return new ConfiguredNames(prepared, titles);
    }

    private static Role role(Console.Role role) {
        return switch (role) {
            case OPERATOR -> Role.OPERATOR;
            case CLERK -> Role.CLERK;
            case VIEWER -> Role.VIEWER;
        };
    }

    private static String nodeName() {
        String host = System.getenv().getOrDefault("HOSTNAME", "hub");
        return host + "-" + ProcessHandle.current().pid();
    }

    /** Names of services from their packages, of authorities from their files. */
    private record ConfiguredNames(Prepared prepared, Map<ServiceKey, String> titles) implements Names {

        @Override
        public String service(ServiceKey service, Locale locale) {
            return titles.getOrDefault(service, service.urn());
        }

        @Override
        public String authority(AuthorityKey authority) {
            return prepared.configuration()
                    .authority(authority)
                    .map(Authority::name)
                    .orElse(authority.value());
        }

        @Override
        public List<AuthorityKey> authorities() {
            return prepared.configuration().authorities().stream()
                    .map(Authority::key)
                    .toList();
        }
    }
}
