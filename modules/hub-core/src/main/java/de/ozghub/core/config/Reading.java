package de.ozghub.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One reading of all files: first every value by itself, then, if those are sound, the configuration as a whole. A check
 * of the whole on half-read files would only report consequences.
 */
final class Reading {

    private final Faults faults = new Faults();
    private final SortedMap<String, Document> documents = new TreeMap<>();

    Reading(SortedMap<String, String> files) {
        files.forEach((file, text) -> documents.put(file, new Document(file, text, faults)));
        if (!files.containsKey(ConfigFiles.HUB)) {
            faults.add(new Fault(ConfigFiles.HUB, 0, "", "", Rule.FILE_UNREADABLE, ""));
        }
        faults.raise();
    }

    /** @throws ConfigurationFault with every fault found */
    HubConfiguration configuration() {
        var hub = new HubReader();
        Value<DeliveryTerms> delivery = hub.delivery(root(ConfigFiles.HUB));
        DeliveryTerms defaults = delivery.isFaulty() ? DeliveryTerms.standard() : delivery.get();
        List<Value<Authority>> authorities = new ArrayList<>();
        for (String file : documents.keySet()) {
            if (!file.equals(ConfigFiles.HUB)) {
                authorities.add(new AuthorityReader(file, defaults).authority(root(file)));
            }
        }
        Value<List<Authority>> whole =
                Value.from(() -> authorities.stream().map(Value::get).toList());
        Value<HubConfiguration> configuration = hub.configuration(root(ConfigFiles.HUB), delivery, whole);
        faults.raise();
        new WholeCheck(configuration.get(), documents, faults).run();
        faults.raise();
        return configuration.get();
    }

    /** Every key asked for so far, of all files. */
    Set<String> keysAskedFor() {
        Set<String> keys = new TreeSet<>();
        documents.values().forEach(document -> keys.addAll(document.keysAskedFor()));
        return keys;
    }

    private Section root(String file) {
        Document document = documents.get(file);
        if (document == null) {
            throw new IllegalStateException("no file " + file);
        }
        return new Section(document, "", faults);
    }
}
