package de.ozghub.core.config;

import de.ozghub.core.config.KeyCheck.Report;
import de.ozghub.submission.BackOfficeKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks the back offices and who names them. */
final class BackOfficeCheck {

    private final HubConfiguration configuration;
    private final Report report;
    private final Map<Path, BackOfficeKey> folders = new HashMap<>();

    BackOfficeCheck(HubConfiguration configuration, Report report) {
        this.configuration = configuration;
        this.report = report;
    }

    void run() {
        for (Authority authority : configuration.authorities()) {
            Set<BackOfficeKey> seen = new HashSet<>();
            for (int i = 0; i < authority.backOffices().size(); i++) {
                BackOfficeTerms terms = authority.backOffices().get(i);
                String path = "backOffices[%d]".formatted(i);
                if (!seen.add(terms.key())) {
                    report.fault(authority.file(), path + ".name", Rule.BACK_OFFICE_TWICE, "");
                }
                backOffice(authority, terms, path);
            }
            for (int i = 0; i < authority.destinations().size(); i++) {
                relayed(authority, authority.destinations().get(i), "destinations[%d].relay".formatted(i));
            }
            for (int i = 0; i < authority.services().size(); i++) {
                named(authority, authority.services().get(i).backOffices(), "services[%d].backOffices.".formatted(i));
            }
            InboxTerms inbox = authority.inbox();
            if (inbox != null) {
                named(authority, inbox.backOffices(), "inbox.backOffices.");
            }
        }
    }

    private void backOffice(Authority authority, BackOfficeTerms terms, String path) {
        if (configuration.work().lease().compareTo(terms.delivery().timeout()) <= 0) {
            String timeout = terms.delivery().timeout().toString();
            report.fault(authority.file(), path + ".timeout", Rule.LEASE_TOO_SHORT, timeout);
        }
        switch (terms) {
            case BackOfficeTerms.Soap soap -> {
                boolean open = soap.protection() instanceof ProtectionProfile.None
                        && !Kind.isThisMachine(soap.url())
                        && !soap.security().isMutual()
                        && !soap.security().isSealed();
                if (open) {
                    report.fault(authority.file(), path + ".protection.profile", Rule.UNPROTECTED, "");
                }
            }
            case BackOfficeTerms.FitConnect forwarding -> forwarding(authority, forwarding, path);
            case BackOfficeTerms.Folder folder -> {
                BackOfficeKey first =
                        folders.putIfAbsent(Path.of(folder.folder()).normalize(), terms.key());
                if (first != null) {
                    report.fault(authority.file(), path + ".folder", Rule.FOLDER_SHARED, first.toString());
                }
            }
        }
    }

    private void forwarding(Authority authority, BackOfficeTerms.FitConnect terms, String path) {
        if (configuration.fitConnect().sender(terms.sender()).isEmpty()) {
            report.fault(authority.file(), path + ".sender", Rule.SENDER_UNKNOWN, "");
        }
        boolean encrypted = terms.protection() instanceof ProtectionProfile.Cms
                || terms.protection() instanceof ProtectionProfile.Jose;
        if (encrypted) {
            report.fault(authority.file(), path + ".protection.profile", Rule.SEALED_TWICE, "");
        }
        boolean own = authority.destinations().stream()
                .anyMatch(destination -> destination.id().equals(terms.destination()));
        if (own) {
            report.fault(authority.file(), path + ".destination", Rule.FORWARDS_TO_ITSELF, "");
        }
    }

    private void named(Authority authority, Map<String, BackOfficeKey> backOffices, String path) {
        backOffices.forEach((target, key) -> known(authority, key, path + target));
    }

    /** Whether the authority has this back office. */
    private boolean known(Authority authority, BackOfficeKey key, String path) {
        if (!key.authority().equals(authority.key())) {
            report.fault(authority.file(), path, Rule.BACK_OFFICE_OF_OTHERS, "");
            return false;
        }
        if (configuration.backOffice(key).isEmpty()) {
            report.fault(authority.file(), path, Rule.BACK_OFFICE_UNKNOWN, "");
            return false;
        }
        return true;
    }

    /** Sealed parts stay as they are: no profile can be laid on them, and no other key opens them. */
    private void relayed(Authority authority, Destination destination, String path) {
        int i = 0;
        for (BackOfficeKey key : destination.relay().values()) {
            String place = "%s[%d].backOffice".formatted(path, i++);
            if (known(authority, key, place)) {
                BackOfficeTerms terms = configuration.backOffice(key).orElseThrow();
                boolean fits = terms.protection() instanceof ProtectionProfile.None
                        && !(terms instanceof BackOfficeTerms.FitConnect);
                if (!fits) {
                    report.fault(authority.file(), place, Rule.RELAY_UNSUITED, "");
                }
            }
        }
    }
}
