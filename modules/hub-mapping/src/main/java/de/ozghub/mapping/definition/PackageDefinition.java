package de.ozghub.mapping.definition;

import de.ozghub.mapping.BusinessKey;
import de.ozghub.mapping.ServicePolicy;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package says about itself, with everything that overrides it laid over.
 *
 * @param title German name of the service
 * @param attachments the attachment policy with the places its values come from
 * @param namespaces prefixes of all its XPath
 * @param values settings and code tables
 * @param targets in the order of the file
 * @param drops source fields that are left out on purpose
 */
public record PackageDefinition(
        String title,
        Source source,
        ServicePolicy policy,
        AttachmentTerms attachments,
        Map<String, String> namespaces,
        Values values,
        List<TargetDefinition> targets,
        List<Drop> drops) {

    public PackageDefinition {
        namespaces = Map.copyOf(namespaces);
        targets = List.copyOf(targets);
        drops = List.copyOf(drops);
    }

    /**
     * What comes in and what the hub reads from it.
     *
     * @param standInFor URN, without version, of the official standard that the project's own schema stands in for
     */
    public record Source(
            ServiceKey service,
            SchemaKey schema,
            Expression area,
            List<Key> businessKeys,
            Optional<String> standInFor) {
        public Source {
            businessKeys = List.copyOf(businessKeys);
        }
    }

    /** A business key and where it stands. */
    public record Key(String name, BusinessKey.Sensitivity sensitivity, Expression from) {}

    /**
     * What an authority may set differently.
     *
     * @param settings by name, in the order of the file
     * @param codes tables by name
     */
    public record Values(Map<String, Setting> settings, Map<String, CodeTable> codes) {
        public Values {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }

        /** The settings' texts alone. */
        public Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            settings.forEach((name, setting) -> texts.put(name, setting.text()));
            return texts;
        }
    }

    /** A setting's value and where it is written. */
    public record Setting(Place place, String text) {}

    /**
     * A field of the source that no target gets.
     *
     * @param field local names with {@code /} between; {@code *} for one step, {@code **} at the end for everything below
     * @param reason for people
     */
    public record Drop(Place place, String field, String reason) {}
}
