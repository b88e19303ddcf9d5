package de.ozghub.mapping;

import de.ozghub.mapping.SubmissionContext.Attachment;
import de.ozghub.mapping.outline.Declaration;
import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages generated from the source schema of a package, always the same ones. Half of the fields that stand in its samples
 * have a value of a sample, so that codes the package knows occur; attachments are sent for what the message announces.
 */
final class GeneratedMessages {

    private static final int MESSAGES = 40;
    private static final int CONTEXTS = 4;
    private static final Pattern VERSION = Pattern.compile("(<[\\w:.-]+ [^<>]*\\bversion=\")[^\"]*");
    private static final Pattern LEAF = Pattern.compile("<((?:[\\w.-]+:)?([\\w.-]+))((?: [^<>]*)?)>([^<>]+)</\\1>");
    private static final Set<String> NAMES_ATTACHMENT = Set.of("id", "dokumentid", "anlage");
    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    private final Workshop workshop;
    private final MappingPackage mapping;
    private final List<Sample> samples;
    private final Map<String, Set<String>> known = new TreeMap<>();

    GeneratedMessages(Workshop workshop, MappingPackage mapping, PackageSource source) {
        this.workshop = workshop;
        this.mapping = mapping;
        this.samples = Sample.of(source);
        for (Sample sample : samples) {
            if (sample.outcome().expectation() == Sample.Expectation.MESSAGES) {
                LEAF.matcher(text(sample.input().data()))
                        .results()
                        .forEach(leaf -> known.computeIfAbsent(leaf.group(2), _ -> new TreeSet<>())
                                .add(leaf.group(4)));
            }
        }
    }

    /** Valid ones and others. */
    List<Bytes> messages() {
        SchemaPackage schemas =
                workshop.validation().library().find(mapping.source()).orElseThrow();
        var outline = new SchemaOutline(XML, schemas);
        List<Declaration> roots = roots(schemas).stream()
                .flatMap(root -> outline.root(root).stream())
                .toList();
        // an official schema refuses most awkward texts, so there they are few
        int awkward = schemas.official() ? 20 : 2;
        var messages = new ArrayList<Bytes>();
        for (int seed = 0; seed < MESSAGES; seed++) {
            var random = new Random(31L * seed + 5);
            var values = new InstanceValues(
                    workshop.validation().library().codeLists(),
                    "urn:xoev-de:xbau:codeliste:",
                    bound -> random.nextInt(awkward) > 0 ? 0 : random.nextInt(bound));
            Declaration root = roots.get(seed % roots.size());
            String made = new InstanceMaker(values, choices(random, 1 + seed % 9)).make(root);
            String versioned = withVersion(made, schemas, root.name().getNamespaceURI());
            messages.add(Bytes.utf8(schemas.official() ? versioned : withKnownValues(versioned, random)));
        }
        return messages;
    }

    /** The message under the contexts and settings of the package's samples. */
    List<MappingInput> inputs(Bytes message) {
        return samples.stream()
                .map(sample -> new MappingInput(
                        message,
                        with(sample.input().context(), announced(message)),
                        sample.input().settings()))
                .distinct()
                .limit(CONTEXTS)
                .toList();
    }

    private String withKnownValues(String message, Random random) {
        return LEAF.matcher(message).replaceAll(leaf -> {
            List<String> values = List.copyOf(known.getOrDefault(leaf.group(2), Set.of()));
            String value = values.isEmpty() || random.nextBoolean()
                    ? leaf.group(4)
                    : values.get(random.nextInt(values.size()));
            return Matcher.quoteReplacement(
                    "<" + leaf.group(1) + leaf.group(3) + ">" + value + "</" + leaf.group(1) + ">");
        });
    }

    private static List<Attachment> announced(Bytes message) {
        var ids = new LinkedHashSet<String>();
        LEAF.matcher(text(message))
                .results()
                .filter(leaf -> NAMES_ATTACHMENT.contains(leaf.group(2)))
                .forEach(leaf -> ids.add(leaf.group(4).strip()));
        return ids.stream()
                .map(id -> new Attachment(id, "attachment", "application/pdf", id.length() + ".pdf", "0".repeat(64), 7))
                .toList();
    }

    private static SubmissionContext with(SubmissionContext context, List<Attachment> more) {
        var all = new ArrayList<>(context.attachments());
        all.addAll(more);
        return new SubmissionContext(
                context.submission(),
                context.externalId(),
                context.receivedAt(),
                context.authority(),
                context.performing(),
                context.service(),
                all,
                context.payment());
    }

    /** A header must name the version of its namespace, which not every schema demands. */
    private static String withVersion(String message, SchemaPackage schemas, String namespace) {
        if (!schemas.headerVersions(namespace).isEmpty()) {
            return message;
        }
        return schemas.standard(namespace)
                .map(standard -> VERSION.matcher(message).replaceFirst("$1" + standard.version()))
                .orElse(message);
    }

    private List<SchemaRoot> roots(SchemaPackage schemas) {
        return mapping.source().root().isEmpty()
                ? schemas.messages()
                : List.of(schemas.root(mapping.source()).orElseThrow());
    }

    private static Choices choices(Random random, int density) {
        return new Choices() {
            @Override
            public boolean optional(int depth) {
                return random.nextInt(10) < density && depth < 10;
            }

            @Override
            public int pick(int pieces) {
                return random.nextInt(pieces);
            }
        };
    }

    private static String text(Bytes message) {
        return new String(message.toByteArray(), StandardCharsets.UTF_8);
    }
}
