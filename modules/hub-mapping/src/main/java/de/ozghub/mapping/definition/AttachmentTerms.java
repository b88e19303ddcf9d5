package de.ozghub.mapping.definition;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.attachment.AttachmentPolicy.Finding;
import de.ozghub.core.attachment.AttachmentPolicy.Limits;
import de.ozghub.core.attachment.AttachmentPolicy.Reaction;
import de.ozghub.mapping.definition.PackageDefinition.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code attachments} of a package, key by key with the place each value comes from, so that an authority may set
 * single ones. Immutable.
 *
 * @param settings every key, in the order they are printed
 */
public record AttachmentTerms(SequencedMap<String, Setting> settings) {

    private static final String BLOCK = "attachments";
    private static final String TYPES = "types";
    private static final String EACH = "each-mib";
    private static final String TOTAL = "total-mib";
    private static final String COUNT = "count";
    private static final String TELL = "tell-find";
    private static final String AS_THE_CHANNEL = "channel";
    private static final long MIB = 1L << 20;

    /** Where a package says nothing. */
    private static final Place DEFAULT = new Place("default", 0);

    /** What holds where no package and no override says anything. */
    static final AttachmentTerms STANDARD = standard();

    public AttachmentTerms {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    private static AttachmentTerms standard() {
        var all = new LinkedHashMap<String, Setting>();
        all.put(TYPES, new Setting(DEFAULT, String.join(", ", AttachmentPolicy.STANDARD.types())));
        List.of(EACH, TOTAL, COUNT).forEach(key -> all.put(key, new Setting(DEFAULT, AS_THE_CHANNEL)));
        for (Finding finding : Finding.values()) {
            all.put(
                    finding.word(),
                    new Setting(DEFAULT, AttachmentPolicy.STANDARD.on(finding).word()));
        }
        all.put(TELL, new Setting(DEFAULT, "false"));
        return new AttachmentTerms(all);
    }

    /** These terms with what a file says differently. */
    AttachmentTerms with(YamlFields file, Faults faults) {
        Optional<YamlFields> block = file.block(BLOCK);
        if (block.isEmpty()) {
            return this;
        }
        YamlFields fields = block.get();
        var merged = new LinkedHashMap<>(settings);
        for (String key : settings.keySet()) {
            if (fields.has(key)) {
                merged.put(key, new Setting(fields.place(key), text(fields, key)));
            }
        }
        fields.done();
        var terms = new AttachmentTerms(merged);
        terms.check(faults, fields.place());
        return terms;
    }

    private static String text(YamlFields fields, String key) {
        return key.equals(TYPES)
                ? String.join(
                        ", ",
                        fields.steps(key).stream().map(YamlFields.Step::name).toList())
                : fields.text(key);
    }

    /** What the stages work with; the standard while there are faults. */
    AttachmentPolicy policy() {
        @Nullable AttachmentPolicy read = read(new Faults(), DEFAULT);
        return read == null ? AttachmentPolicy.STANDARD : read;
    }

    private void check(Faults faults, Place block) {
        var _ = read(faults, block);
    }

    private @Nullable AttachmentPolicy read(Faults faults, Place block) {
        var noted = new ArrayList<String>();
        var reactions = new EnumMap<Finding, Reaction>(Finding.class);
        for (Finding finding : Finding.values()) {
            reaction(finding, faults, noted).ifPresent(reaction -> reactions.put(finding, reaction));
        }
        long each = number(EACH, Limits.LARGEST.eachBytes(), MIB, faults, noted);
        long total = number(TOTAL, Limits.LARGEST.totalBytes(), MIB, faults, noted);
        long count = number(COUNT, Limits.LARGEST.count(), 1, faults, noted);
        boolean tells = truth(faults, noted);
        if (!noted.isEmpty()) {
            return null;
        }
        try {
            var limits = new Limits(each, total, (int) count);
            return new AttachmentPolicy(List.of(value(TYPES).split(", ")), limits, reactions, tells);
        } catch (IllegalArgumentException e) {
            faults.add(block, "value", BLOCK, "Not allowed for '" + BLOCK + "': " + e.getMessage());
            return null;
        }
    }

    private Optional<Reaction> reaction(Finding finding, Faults faults, List<String> noted) {
        String word = value(finding.word());
        Optional<Reaction> reaction = Arrays.stream(Reaction.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        if (reaction.isEmpty()) {
            fault(finding.word(), "one of refuse, clerk, accept is needed", faults, noted);
        }
        return reaction;
    }

    private long number(String key, long standard, long unit, Faults faults, List<String> noted) {
        String text = value(key);
        if (text.equals(AS_THE_CHANNEL)) {
            return standard;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            fault(key, "a whole number is needed", faults, noted);
            return standard;
        }
        return Long.parseLong(text) * unit;
    }

    private boolean truth(Faults faults, List<String> noted) {
        String text = value(TELL);
        if (!text.equals("true") && !text.equals("false")) {
            fault(TELL, "true or false is needed", faults, noted);
        }
        return text.equals("true");
    }

    private void fault(String key, String why, Faults faults, List<String> noted) {
        noted.add(key);
        faults.add(setting(key).place(), "value", value(key), "Not allowed for '" + key + "': " + why);
    }

    private String value(String key) {
        return setting(key).text();
    }

    private Setting setting(String key) {
        Setting setting = settings.get(key);
        if (setting == null) {
            throw new IllegalStateException("no such key " + key);
        }
        return setting;
    }
}
