package de.ozghub.app.start;

import de.ozghub.app.alarm.AlarmTelling;
import de.ozghub.app.alarm.MailServer;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.keys.KeyInventory;
import de.ozghub.app.keys.OfficeCertificates;
import de.ozghub.app.keys.PrivateKeys;
import de.ozghub.app.protection.Profile;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.backoffice.BackOffices;
import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.config.AlarmMail;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.ConfigFiles;
import de.ozghub.core.config.ConfigurationFault;
import de.ozghub.core.config.Console;
import de.ozghub.core.config.Fault;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.InboxTerms;
import de.ozghub.core.config.Listeners;
import de.ozghub.core.config.Secrets;
import de.ozghub.core.config.ServiceTerms;
import de.ozghub.core.journal.ContentHash;
import de.ozghub.core.journal.Versions;
import de.ozghub.crypto.atrest.AtRest;
import de.ozghub.crypto.atrest.WrappingKeys;
import de.ozghub.crypto.keys.AnchorKey;
import de.ozghub.fitconnect.FitConnectBackOffice;
import de.ozghub.fitconnect.FitConnectSenders;
import de.ozghub.journal.DatabaseSettings;
import de.ozghub.journal.PostgresStore;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageOverrides;
import de.ozghub.mapping.PackageSource;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.validation.AbsentLists;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks everything a node needs before it starts. Nothing is half there: either all of it, or a refusal that
 * names every missing thing. Faults of one service or package close that service and do not stop the start.
 */
final class Preparation {

    private static final int DATABASE_CONNECTIONS = 24;

    private final Path hubYaml;
    private final HubConfiguration configuration;
    private final SortedMap<String, String> files;
    private final Secrets secrets;
    private final PrivateKeys keys;
    private final InstantSource clock = InstantSource.system();
    private final Reasons reasons = new Reasons();
    private final Map<BackOfficeKey, SoapCredentials> soapKeys = new HashMap<>();

    private Preparation(
            Path hubYaml, HubConfiguration configuration, SortedMap<String, String> files, Secrets secrets) {
        this.hubYaml = hubYaml;
        this.configuration = configuration;
        this.files = files;
        this.secrets = secrets;
        this.keys = new PrivateKeys(secrets);
    }

    /** @throws StartRefused with every reason found */
    static Prepared of(Path hubYaml) throws StartRefused {
        SortedMap<String, String> files;
        HubConfiguration configuration;
        try {
            files = ConfigFiles.read(hubYaml);
            configuration = HubConfiguration.parse(files);
        } catch (ConfigurationFault e) {
            throw new StartRefused(
                    hubYaml, e.faults().stream().map(Fault::english).toList());
        }
        var secrets =
                new Secrets(Objects.requireNonNull(hubYaml.toAbsolutePath().getParent()), System.getenv());
        return new Preparation(hubYaml, configuration, files, secrets).all();
    }

    private Prepared all() throws StartRefused {
        Map<String, String> hashes = passwordHashes();
        Map<BackOfficeKey, Profile> profiles = profiles();
        readSoapKeys();
        Listeners listeners = configuration.listeners();
        reasons.tryTo("listeners.console", () -> Addresses.free(listeners.console()));
        reasons.tryTo("listeners.partners", () -> Addresses.free(listeners.partners()));
        FitConnectWiring.check(configuration, secrets, keys, reasons);
        new SenderWiring(configuration, secrets).check(reasons);
        configuration
                .alarmMail()
                .flatMap(AlarmMail::login)
                .ifPresent(login -> reasons.tryTo("password of alarmMail", () -> secrets.resolve(login.password())));
        PostgresStore store = store();
        if (store == null) {
            throw reasons.refused(hubYaml);
        }
        boolean ready = false;
        try {
            Prepared prepared = with(store, profiles, hashes);
            ready = true;
            return prepared;
        } finally {
            if (!ready) {
                store.close();
            }
        }
    }

    private Prepared with(PostgresStore store, Map<BackOfficeKey, Profile> profiles, Map<String, String> hashes)
            throws StartRefused {
        String version = ContentHash.of(files);
        store.versions().keep(Versions.Kind.CONFIGURATION, "conf", version, files, clock.instant());
        Judge judge = reasons.tryTo("schemas", this::judge);
        ActivePackages packages = judge == null ? null : reasons.tryTo("packages", () -> packages(store, judge.xml()));
        Anchoring anchoring = reasons.tryTo("anchor signature key", () -> anchoring(store));
        if (judge == null || packages == null || anchoring == null || !reasons.isEmpty()) {
            throw reasons.refused(hubYaml);
        }
        InboundChannel channel = new FitConnectWiring(configuration, secrets, keys, packages).channel(clock);
        FitConnectSenders senders = new SenderWiring(configuration, secrets).senders(store.forwardings(), clock);
        var backOffices = new BackOffices(
                configuration.backOffices().toList(),
                secrets.path(""),
                clock,
                terms -> Objects.requireNonNull(soapKeys.get(terms.key())),
                terms -> new FitConnectBackOffice(terms, senders.get(terms.sender()), store.forwardings()));
        var certificates = OfficeCertificates.read(configuration, secrets);
        return new Prepared(
                configuration,
                version,
                store,
                packages,
                judge,
                List.of(channel),
                senders,
                backOffices,
                gateways(backOffices, certificates),
                profiles,
                hashes,
                KeyInventory.read(configuration, keys),
                certificates,
                anchoring,
                telling(store),
                clock);
    }

    private Map<String, String> passwordHashes() {
        var hashes = new HashMap<String, String>();
        for (Console.Account account : configuration.console().accounts()) {
            String hash = reasons.tryTo(
                    "console account " + account.name(),
                    () -> secrets.passwordHash(account.password()).text());
            if (hash != null) {
                hashes.put(account.name(), hash);
            }
        }
        return hashes;
    }

    private Map<BackOfficeKey, Profile> profiles() {
        var wiring = new BackOfficeWiring(secrets, clock);
        var profiles = new HashMap<BackOfficeKey, Profile>();
        configuration.backOffices().forEach(terms -> {
            Profile profile = reasons.tryTo("back office " + terms.key(), () -> wiring.profile(terms));
            if (profile != null) {
                profiles.put(terms.key(), profile);
            }
        });
        return profiles;
    }

    private void readSoapKeys() {
        var keys = new SoapKeys(secrets);
        configuration.backOffices().forEach(terms -> {
            if (terms instanceof BackOfficeTerms.Soap soap) {
                SoapCredentials credentials = reasons.tryTo("back office " + terms.key(), () -> keys.of(soap));
                if (credentials != null) {
                    soapKeys.put(terms.key(), credentials);
                }
            }
        });
    }

    private Map<BackOfficeKey, Gateway> gateways(BackOffices backOffices, OfficeCertificates certificates) {
        var wiring = new BackOfficeWiring(secrets, clock);
        var gateways = new HashMap<BackOfficeKey, Gateway>();
        configuration
                .backOffices()
                .forEach((BackOfficeTerms terms) -> backOffices
                        .find(terms.key())
                        .ifPresent(office -> gateways.put(terms.key(), wiring.gateway(terms, office, certificates))));
        return gateways;
    }

    private Anchoring anchoring(PostgresStore store) {
        AnchorKey key = AnchorKey.in(secrets.path(configuration.wrappingKeys()));
        return new Anchoring(
                store.anchors(), secrets.path(configuration.storage().anchors()), key);
    }

    private Optional<AlarmTelling> telling(PostgresStore store) {
        return configuration
                .alarmMail()
                .map(terms -> new AlarmTelling(
                        configuration.verbund().value(), store.tellings(), new MailServer(terms, secrets), clock));
    }

    private @Nullable PostgresStore store() {
        Path keys = secrets.path(configuration.wrappingKeys());
        AtRest atRest = reasons.tryTo("keys at rest", () -> new AtRest(() -> WrappingKeys.load(keys), clock));
        var database = configuration.database();
        String password = reasons.tryTo(
                "database password", () -> secrets.resolve(database.password()).text());
        if (atRest == null || password == null) {
            return null;
        }
        var settings = new DatabaseSettings(database.url(), database.user(), password, DATABASE_CONNECTIONS);
        return reasons.tryTo(
                "database " + database.url(),
                () -> PostgresStore.open(settings, atRest, configuration.verbund(), clock));
    }

    /** Without official packages the services that need them are closed; the others run. */
    private Judge judge() {
        var folders = configuration.packages();
        var libraries = Stream.concat(
                        HubData.library(System.getenv()).stream(), Stream.of(secrets.path(folders.library())))
                .filter(Files::isDirectory)
                .distinct()
                .toList();
        var settings = new LibrarySettings(List.of(secrets.path(folders.schemas())), libraries, Map.of());
        return Judge.open(settings, XmlLimits.DEFAULT, clock, AbsentLists.NOTE);
    }

    private ActivePackages packages(PostgresStore store, Validation validation) {
        try {
            List<PackageSource> sources =
                    MappingPackages.read(secrets.path(configuration.packages().mappings()));
            var overrides = new PackageOverrides(secrets.path("mappings"));
            return new PackageActivation(validation, new HardenedXml(XmlLimits.DEFAULT), store.versions(), clock)
                    .activate(sources, overrides, packagesOfAuthorities());
        } catch (IOException e) {
            throw new UncheckedIOException("mapping packages cannot be read: " + e.getMessage(), e);
        }
    }

    private Map<AuthorityKey, Set<String>> packagesOfAuthorities() {
        return configuration.authorities().stream()
                .collect(Collectors.toMap(
                        Authority::key,
                        authority -> Stream.concat(
                                        authority.services().stream().map(ServiceTerms::packagePath),
                                        Optional.ofNullable(authority.inbox()).stream()
                                                .map(InboxTerms::packagePath))
                                .collect(Collectors.toSet())));
    }
}
