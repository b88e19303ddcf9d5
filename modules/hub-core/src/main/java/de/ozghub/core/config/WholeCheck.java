package de.ozghub.core.config;

import de.ozghub.core.config.ServiceTerms.Performance;
import de.ozghub.submission.AuthorityKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the configuration as a whole: what is named must exist, what must be single must not be there twice. */
final class WholeCheck {

    private final HubConfiguration configuration;
    private final Map<String, Document> documents;
    private final Faults faults;

    WholeCheck(HubConfiguration configuration, Map<String, Document> documents, Faults faults) {
        this.configuration = configuration;
        this.documents = documents;
        this.faults = faults;
    }

    void run() {
        listeners();
        accounts();
        clients();
        authorities();
        services();
        competence();
        new KeyCheck(configuration, this::fault).run();
        new BackOfficeCheck(configuration, this::fault).run();
    }

    private void listeners() {
        Listeners listeners = configuration.listeners();
        if (listeners.console().port() == listeners.partners().port()) {
            fault(ConfigFiles.HUB, "listeners.partners", Rule.LISTENERS_EQUAL, "");
        }
    }

    private void accounts() {
        Set<String> names = new HashSet<>();
        List<Console.Account> accounts = configuration.console().accounts();
        for (int i = 0; i < accounts.size(); i++) {
            if (!names.add(accounts.get(i).name())) {
                fault(ConfigFiles.HUB, "console.accounts[%d].name".formatted(i), Rule.ACCOUNT_TWICE, "");
            }
        }
    }

    private void clients() {
        Set<String> names = new HashSet<>();
        List<FitConnectClient> clients = configuration.fitConnect().clients();
        for (int i = 0; i < clients.size(); i++) {
            FitConnectClient client = clients.get(i);
            if (!names.add(client.name())) {
                fault(ConfigFiles.HUB, "fitConnect.clients[%d].name".formatted(i), Rule.CLIENT_TWICE, "");
            }
            if (configuration.work().lease().compareTo(client.timeout()) <= 0) {
                String timeout = client.timeout().toString();
                fault(ConfigFiles.HUB, "fitConnect.clients[%d].timeout".formatted(i), Rule.LEASE_TOO_SHORT, timeout);
            }
        }
        // Callbacks of both roles come to one address by name.
        List<FitConnectSender> senders = configuration.fitConnect().senders();
        for (int i = 0; i < senders.size(); i++) {
            FitConnectSender sender = senders.get(i);
            if (!names.add(sender.name())) {
                fault(ConfigFiles.HUB, "fitConnect.senders[%d].name".formatted(i), Rule.CLIENT_TWICE, "");
            }
            if (configuration.work().lease().compareTo(sender.timeout()) <= 0) {
                String timeout = sender.timeout().toString();
                fault(ConfigFiles.HUB, "fitConnect.senders[%d].timeout".formatted(i), Rule.LEASE_TOO_SHORT, timeout);
            }
        }
    }

    private void authorities() {
        Map<AuthorityKey, String> files = new HashMap<>();
        for (Authority authority : configuration.authorities()) {
            String first = files.putIfAbsent(authority.key(), authority.file());
            if (first != null) {
                fault(authority.file(), "key", Rule.AUTHORITY_TWICE, first);
            }
        }
    }

    private void services() {
        for (Authority authority : configuration.authorities()) {
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < authority.services().size(); i++) {
                ServiceTerms terms = authority.services().get(i);
                String path = "services[%d]".formatted(i);
                if (!seen.add(terms.service())) {
                    fault(authority.file(), path + ".service", Rule.SERVICE_TWICE, "");
                }
                Performance performance = terms.performedBy();
                if (performance != null) {
                    performer(authority, terms, performance, path + ".performedBy.authority");
                }
            }
        }
    }

    private void performer(Authority authority, ServiceTerms terms, Performance performance, String path) {
        if (performance.authority().equals(authority.key())) {
            fault(authority.file(), path, Rule.PERFORMER_SELF, "");
            return;
        }
        Optional<Authority> performer = configuration.authority(performance.authority());
        if (performer.isEmpty()) {
            fault(authority.file(), path, Rule.PERFORMER_UNKNOWN, "");
            return;
        }
        Optional<ServiceTerms> performed = performer.get().service(terms.service());
        if (performed.isEmpty()) {
            fault(authority.file(), path, Rule.PERFORMER_WITHOUT_SERVICE, "");
        } else if (performed.get().performedBy() != null) {
            fault(authority.file(), path, Rule.PERFORMER_PASSES_ON, "");
        } else if (!performed.get().packagePath().equals(terms.packagePath())) {
            fault(authority.file(), path, Rule.PACKAGE_DIFFERS, performed.get().packagePath());
        }
    }

    private void competence() {
        Map<List<Object>, AuthorityKey> competent = new HashMap<>();
        for (Authority authority : configuration.authorities()) {
            for (int i = 0; i < authority.services().size(); i++) {
                ServiceTerms terms = authority.services().get(i);
                for (int a = 0; a < terms.areas().size(); a++) {
                    List<Object> competence = List.of(terms.areas().get(a), terms.service());
                    AuthorityKey first = competent.putIfAbsent(competence, authority.key());
                    if (first != null) {
                        fault(authority.file(), competencePath(authority, i, a), Rule.COMPETENCE_TWICE, first.value());
                    }
                }
            }
        }
    }

    /** The area where the service names its own, else the service. */
    private String competencePath(Authority authority, int service, int area) {
        String own = "services[%d].areas[%d]".formatted(service, area);
        Document document = documents.get(authority.file());
        return document != null && document.node(own) != null ? own : "services[%d].service".formatted(service);
    }

    private void fault(String file, String path, Rule rule, String detail) {
        Document document = documents.get(file);
        if (document != null) {
            faults.add(new Fault(file, document.line(path), path, document.text(path), rule, detail));
        }
    }
}
