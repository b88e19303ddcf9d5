package de.ozghub.core.config;

import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.VerbundKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one Verbund, checked as a whole. Immutable and thread-safe.
 *
 * @param alarmMail absent: alarms are seen in the console only
 * @param delivery what holds for a back office that says nothing else
 * @param scanner null where nothing is scanned
 * @param authorities in the order of their files
 */
public record HubConfiguration(
        VerbundKey verbund,
        Database database,
        Listeners listeners,
        Storage storage,
        PackageFolders packages,
        Console console,
        Optional<AlarmMail> alarmMail,
        FitConnectTerms fitConnect,
        DeliveryTerms delivery,
        WorkTerms work,
        @Nullable ScannerTerms scanner,
        List<Authority> authorities) {

    public HubConfiguration {
        authorities = List.copyOf(authorities);
    }

    /**
     * Reads and checks a configuration; resolves no secret and touches no file.
     *
     * @param files text by relative path, as {@link ConfigFiles#read} gives them
     * @throws ConfigurationFault with every fault found
     */
    public static HubConfiguration parse(SortedMap<String, String> files) {
        return new Reading(files).configuration();
    }

    /** Folder of the keys that wrap data keys at rest, relative to the configuration folder or absolute. */
    public String wrappingKeys() {
        return storage.wrappingKeys();
    }

    public Optional<Authority> authority(AuthorityKey key) {
        return authorities.stream()
                .filter(authority -> authority.key().equals(key))
                .findFirst();
    }

    /**
     * Whose a destination is.
     *
     * @param destination id as a channel writes it
     */
    public Optional<AuthorityKey> owner(String destination) {
        return ownerOf(destination).map(Authority::key);
    }

    /** The authority in whose inbox submissions of this service go at this destination; empty if they do not. */
    public Optional<Authority> inbox(String destination, ServiceKey service) {
        return ownerOf(destination).filter(authority -> authority.takesIntoInbox(service));
    }

    private Optional<Authority> ownerOf(String destination) {
        return authorities.stream()
                .filter(authority -> authority.destinations().stream()
                        .anyMatch(owned -> owned.id().toString().equalsIgnoreCase(destination)))
                .findFirst();
    }

    /** The back offices of all authorities. */
    public Stream<BackOfficeTerms> backOffices() {
        return authorities.stream().flatMap(authority -> authority.backOffices().stream());
    }

    public Optional<BackOfficeTerms> backOffice(BackOfficeKey key) {
        return backOffices().filter(terms -> terms.key().equals(key)).findFirst();
    }
}
