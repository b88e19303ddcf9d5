package de.ozghub.core.config;

import de.ozghub.core.config.Destination.Custody;
import de.ozghub.core.config.ServiceTerms.Performance;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Reads the file of one authority. */
final class AuthorityReader {

    private final String file;
    private final DeliveryTerms defaults;

    AuthorityReader(String file, DeliveryTerms defaults) {
        this.file = file;
        this.defaults = defaults;
    }

    Value<Authority> authority(Section section) {
        Value<AuthorityKey> key = section.required("key", Kind.AUTHORITY);
        Value<String> name = section.required("name", Kind.TEXT);
        Value<Authority.Kind> kind = section.required("kind", Kind.choice(Authority.Kind.class));
        Value<List<Area>> areas = section.nonEmpty("areas", section.values("areas", Kind.AREA));
        Value<List<TokenTerms>> tokens = section.sections("tokens", AuthorityReader::token);
        Value<List<Destination>> destinations = section.sections("destinations", AuthorityReader::destination);
        Value<List<ServiceTerms>> services = section.sections("services", entry -> service(entry, areas));
        Value<Optional<InboxTerms>> inbox = section.optional("inbox", AuthorityReader::inbox);
        var backOfficeReader = new BackOfficeReader(key, defaults);
        Value<List<BackOfficeTerms>> backOffices = section.sections("backOffices", backOfficeReader::backOffice);
        return section.make(() -> new Authority(
                file,
                key.get(),
                name.get(),
                kind.get(),
                areas.get(),
                tokens.get(),
                destinations.get(),
                services.get(),
                inbox.get().orElse(null),
                backOffices.get()));
    }

    private static Value<TokenTerms> token(Section section) {
        Value<String> name = section.required("name", Kind.KEY);
        Value<String> library = section.required("library", Kind.PATH);
        Value<Integer> slot = section.required("slot", Kind.number(0, Integer.MAX_VALUE));
        Value<SecretRef> pin = section.required("pin", Kind.SECRET);
        return section.make(() -> new TokenTerms(name.get(), library.get(), slot.get(), pin.get()));
    }

    private static Value<Destination> destination(Section section) {
        Value<String> client = section.required("client", Kind.KEY);
        Value<UUID> id = section.required("id", Kind.IDENTIFIER);
        Value<KeyRef> signatureKey = section.required("signatureKey", Kind.PRIVATE_KEY);
        Value<Custody> custody = section.optional("custody", Kind.choice(Custody.class), Custody.HELD);
        if (custody.isFaulty()) {
            return Value.faulty();
        }
        if (custody.get() == Custody.RELAY) {
            Value<List<Relayed>> relay = section.nonEmpty("relay", section.sections("relay", AuthorityReader::relayed));
            return section.make(() -> relayed(client.get(), id.get(), signatureKey.get(), relay.get()));
        }
        Value<List<KeyRef>> decryptionKeys =
                section.nonEmpty("decryptionKeys", section.values("decryptionKeys", Kind.PRIVATE_KEY));
        Value<List<ServiceKey>> services = section.nonEmpty("services", section.values("services", Kind.SERVICE));
        return section.make(() -> new Destination(
                client.get(),
                id.get(),
                signatureKey.get(),
                decryptionKeys.get(),
                services.get(),
                new LinkedHashMap<>()));
    }

    private record Relayed(ServiceKey service, BackOfficeKey backOffice) {}

    private static Value<Relayed> relayed(Section section) {
        Value<ServiceKey> service = section.required("service", Kind.SERVICE);
        Value<BackOfficeKey> backOffice = section.required("backOffice", Kind.BACK_OFFICE);
        return section.make(() -> new Relayed(service.get(), backOffice.get()));
    }

    /** @throws IllegalArgumentException if a service comes twice */
    private static Destination relayed(String client, UUID id, KeyRef signatureKey, List<Relayed> relay) {
        var ways = new LinkedHashMap<ServiceKey, BackOfficeKey>();
        for (Relayed one : relay) {
            Check.that(ways.put(one.service(), one.backOffice()) == null, "relay names a service twice");
        }
        return new Destination(client, id, signatureKey, List.of(), List.copyOf(ways.keySet()), ways);
    }

    private static Value<ServiceTerms> service(Section section, Value<List<Area>> areasOfAuthority) {
        Value<ServiceKey> service = section.required("service", Kind.SERVICE);
        Value<String> packagePath = section.required("package", Kind.PACKAGE);
        Value<List<Area>> own = section.values("areas", Kind.AREA);
        Value<List<Area>> areas = section.has("areas") ? own : areasOfAuthority;
        Value<Boolean> paused = section.optional("paused", Kind.TRUTH, false);
        Value<Optional<Performance>> performedBy = section.optional("performedBy", AuthorityReader::performance);
        Value<SortedMap<String, BackOfficeKey>> backOffices = backOffices(section);
        return section.make(() -> new ServiceTerms(
                service.get(),
                packagePath.get(),
                areas.get(),
                paused.get(),
                performedBy.get().orElse(null),
                backOffices.get()));
    }

    private static Value<InboxTerms> inbox(Section section) {
        Value<String> packagePath = section.optional("package", Kind.PACKAGE, "posteingang/allgemein");
        Value<SortedMap<String, BackOfficeKey>> backOffices = section.named("backOffices", Kind.BACK_OFFICE);
        return section.make(() -> new InboxTerms(packagePath.get(), backOffices.get()));
    }

    private static Value<SortedMap<String, BackOfficeKey>> backOffices(Section section) {
        Value<SortedMap<String, BackOfficeKey>> named = section.named("backOffices", Kind.BACK_OFFICE);
        boolean nobody = !named.isFaulty() && named.get().isEmpty() && !section.has("performedBy");
        return nobody ? section.refuse("backOffices", Rule.NOBODY_PERFORMS, "") : named;
    }

    private static Value<Performance> performance(Section section) {
        Value<AuthorityKey> authority = section.required("authority", Kind.AUTHORITY);
        Value<String> agreement = section.required("agreement", Kind.TEXT);
        Value<LocalDate> from = section.required("from", Kind.DATE);
        return section.make(() -> new Performance(authority.get(), agreement.get(), from.get()));
    }
}
