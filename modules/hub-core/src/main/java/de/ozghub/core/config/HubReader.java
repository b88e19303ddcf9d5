package de.ozghub.core.config;

import de.ozghub.core.config.Console.Account;
import de.ozghub.core.config.Console.Role;
import de.ozghub.submission.VerbundKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code hub.yaml}. */
final class HubReader {

    Value<HubConfiguration> configuration(
            Section hub, Value<DeliveryTerms> delivery, Value<List<Authority>> authorities) {
        Value<VerbundKey> verbund = hub.required("verbund", Kind.VERBUND);
        Value<Database> database = hub.required("database", HubReader::database);
        Value<Listeners> listeners = hub.required("listeners", HubReader::listeners);
        Value<Storage> storage = hub.required("storage", HubReader::storage);
        Value<PackageFolders> packages = packages(hub.below("packages"));
        Value<Console> console = hub.required("console", HubReader::console);
        Value<Optional<AlarmMail>> alarmMail = hub.optional("alarmMail", AlarmMailReader::terms);
        Value<FitConnectTerms> fitConnect = FitConnectReader.terms(hub.below("fitConnect"));
        Value<WorkTerms> work = work(hub.below("work"));
        Value<Optional<ScannerTerms>> scanner = hub.optional("scanner", HubReader::scanner);
        hub.has("delivery");
        return hub.make(() -> new HubConfiguration(
                verbund.get(),
                database.get(),
                listeners.get(),
                storage.get(),
                packages.get(),
                console.get(),
                alarmMail.get(),
                fitConnect.get(),
                delivery.get(),
                work.get(),
                scanner.get().orElse(null),
                authorities.get()));
    }

    Value<DeliveryTerms> delivery(Section hub) {
        Section section = hub.below("delivery");
        Value<DeliveryTerms> terms = new TermsReader(DeliveryTerms.standard()).terms(section);
        return section.make(terms::get);
    }

    private static Value<Database> database(Section section) {
        Value<String> url = section.required("url", Kind.JDBC_URL);
        Value<String> user = section.required("user", Kind.TEXT);
        Value<SecretRef> password = section.required("password", Kind.SECRET);
        return section.make(() -> new Database(url.get(), user.get(), password.get()));
    }

    private static Value<Listeners> listeners(Section section) {
        Value<Listener> console = section.required("console", Kind.ADDRESS);
        Value<Listener> partners = section.required("partners", Kind.ADDRESS);
        return section.make(() -> new Listeners(console.get(), partners.get()));
    }

    private static Value<Storage> storage(Section section) {
        Value<String> wrappingKeys = section.required("wrappingKeys", Kind.PATH);
        Value<String> anchors = section.optional("anchors", Kind.PATH, "anchors");
        return section.make(() -> new Storage(wrappingKeys.get(), anchors.get()));
    }

    private static Value<PackageFolders> packages(Section section) {
        Value<String> mappings = section.optional("mappings", Kind.PATH, "../mappings");
        Value<String> schemas = section.optional("schemas", Kind.PATH, "../xsd");
        Value<String> library = section.optional("library", Kind.PATH, "../library");
        return section.make(() -> new PackageFolders(mappings.get(), schemas.get(), library.get()));
    }

    private static Value<Console> console(Section section) {
        Value<List<Account>> accounts = section.nonEmpty("accounts", section.sections("accounts", HubReader::account));
        Value<List<URI>> faultSwitches = section.values("faultSwitches", Kind.URL);
        return section.make(() -> new Console(accounts.get(), faultSwitches.get()));
    }

    private static Value<Account> account(Section section) {
        Value<String> name = section.required("name", Kind.KEY);
        Value<Role> role = section.required("role", Kind.choice(Role.class));
        Value<SecretRef> password = section.required("password", Kind.SECRET);
        return section.make(() -> new Account(name.get(), role.get(), password.get()));
    }

    private static Value<ScannerTerms> scanner(Section section) {
        Value<String> clamd = section.required("clamd", Kind.SCANNER);
        Value<Duration> timeout = section.optional("timeout", Kind.DURATION, Duration.ofMinutes(1));
        return section.make(() -> new ScannerTerms(clamd.get(), timeout.get()));
    }

    private static Value<WorkTerms> work(Section section) {
        WorkTerms standard = WorkTerms.standard();
        Value<Duration> lease = section.optional("lease", Kind.DURATION, standard.lease());
        Value<Integer> threads =
                section.optional("processingThreads", Kind.number(0, 1000), standard.processingThreads());
        Value<Integer> intake = section.optional("intakeParallel", Kind.number(1, 1000), standard.intakeParallel());
        Value<Integer> receipt = section.optional("receiptParallel", Kind.number(1, 1000), standard.receiptParallel());
        return section.make(() -> new WorkTerms(lease.get(), threads.get(), intake.get(), receipt.get()));
    }
}
