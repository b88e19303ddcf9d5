package de.ozghub.backoffice;

import de.ozghub.backoffice.folder.FolderBackOffice;
import de.ozghub.backoffice.soap.SoapBackOffice;
import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.backoffice.soap.SoapTransport;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.submission.BackOfficeKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The open back offices of one configuration, by key. Thread-safe; whoever opens it closes it. */
public final class BackOffices implements AutoCloseable {

    private final SoapTransport transport = new SoapTransport();
    private final Map<BackOfficeKey, BackOffice> open = new LinkedHashMap<>();

    /**
     * Opens all; no connection is made yet.
     *
     * @param terms of a checked configuration, so each key once
     * @param configurationFolder relative folders are relative to
     * @param credentials asked once for each SOAP back office; what it throws is thrown on
     * @param forwarding opens what travels through a delivery service
     */
    public BackOffices(
            Collection<? extends BackOfficeTerms> terms,
            Path configurationFolder,
            InstantSource clock,
            Function<BackOfficeTerms.Soap, SoapCredentials> credentials,
            Function<BackOfficeTerms.FitConnect, BackOffice> forwarding) {
        for (BackOfficeTerms each : terms) {
            open.put(
                    each.key(),
                    switch (each) {
                        case BackOfficeTerms.Soap soap -> new SoapBackOffice(soap, credentials.apply(soap), transport);
                        case BackOfficeTerms.Folder folder ->
                            new FolderBackOffice(
                                    folder.key(),
                                    configurationFolder.resolve(folder.folder()).normalize(),
                                    clock);
                        case BackOfficeTerms.FitConnect destination -> forwarding.apply(destination);
                    });
        }
    }

    public Optional<BackOffice> find(BackOfficeKey key) {
        return Optional.ofNullable(open.get(key));
    }

    public Collection<BackOffice> all() {
        return List.copyOf(open.values());
    }

    @Override
    public void close() {
        open.values().forEach(BackOffice::close);
        transport.close();
    }
}
