package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.outline.Declaration;
import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the source schema of a package allows: no message makes the mapping crash, what comes out is valid for its target,
 * and what cannot be mapped is a problem with rule and field. The messages are generated from the schema, under fixed seeds.
 */
class EveryPackagePropertyTest {

    private static final int MESSAGES = 40;
    private static final int OF_MANY_ROOTS = 14;
    private static final Pattern VERSION = Pattern.compile("(<[\\w:.-]+ [^<>]*\\bversion=\")[^\"]*");
    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    @SuppressWarnings("NullAway.Init")
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        workshop = Workshop.official();
    }

    static Stream<String> packages() {
        try {
            return MappingPackages.read(Workshop.ROOT.resolve("mappings")).stream()
                    .map(PackageSource::path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void every_valid_message_is_mapped_to_valid_messages_or_refused_with_rule_and_field(String path) {
        PackageSource source = Workshop.inRepository(path);
        MappingPackage mapping = workshop.compile(source);
        var seen = new TreeMap<String, Integer>();
        for (Bytes message : messages(mapping)) {
            if (fitsSchema(mapping, message)) {
                for (MappingInput input : inputs(source, message)) {
                    String outcome = outcome(mapping, input);
                    seen.merge(outcome, 1, Integer::sum);
                }
            }
        }

        // generated documents of the e-file name attachments nobody sent: each is a clarification
        assertThat(seen)
                .as("outcomes of valid messages")
                .containsKey(path.startsWith("eakte/") ? "mapping-failed" : "mapped");
        assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void nothing_that_is_no_valid_message_makes_it_crash(String path) {
        MappingPackage mapping = workshop.compile(Workshop.inRepository(path));
        var random = new Random(path.hashCode());
        for (Bytes message : messages(mapping).subList(0, OF_MANY_ROOTS)) {
            byte[] damaged = message.toByteArray();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var input = new MappingInput(Bytes.of(damaged), TinyPackage.context());

            assertThatCode(() -> {
                        assertThat(mapping.map(input)).isNotNull();
                        assertThat(mapping.area(input.data())).isNotNull();
                        assertThat(mapping.businessKeys(input.data())).isNotNull();
                    })
                    .doesNotThrowAnyException();
        }
    }

    /** Valid for XSD and code lists; business rules may be broken, so this is more than validation would let through. */
    private static boolean fitsSchema(MappingPackage mapping, Bytes message) {
        return workshop.validation().validator(mapping.source()).validate(message.toByteArray()).findings().stream()
                .allMatch(finding -> finding.rule().startsWith("sch-"));
    }

    /** What became of it, checked. */
    private static String outcome(MappingPackage mapping, MappingInput input) {
        assertThat(mapping.area(input.data())).isNotNull();
        assertThat(mapping.businessKeys(input.data())).isNotNull();
        return switch (mapping.map(input)) {
            case MappingFault fault -> {
                assertThat(fault.problems()).isNotEmpty().allSatisfy(EveryPackagePropertyTest::namesRuleAndField);
                yield fault.problems().getFirst().code().id();
            }
            case Mapped mapped -> {
                mapped.messages().forEach(EveryPackagePropertyTest::isValid);
                assertThat(mapped.losses())
                        .allSatisfy(loss -> assertThat(loss.toString()).isNotBlank());
                assertThat(mapping.map(input)).isEqualTo(mapped);
                yield mapped.messages().isEmpty() ? "no target" : "mapped";
            }
        };
    }

    private static void namesRuleAndField(Problem problem) {
        assertThat(problem.code())
                .isIn(ProblemCode.MAPPING_FAILED, ProblemCode.TARGET_INVALID, ProblemCode.VERSION_NOT_SERVED);
        Map<String, String> parameters = problem.parameters();
        if (problem.code() != ProblemCode.VERSION_NOT_SERVED) {
            assertThat(parameters).containsKeys("rule", "field");
            assertThat(parameters.get("field")).isNotBlank();
            assertThat(parameters.get("reason")).isNotEqualTo("xslt-failed").isNotEqualTo("xpath-failed");
        }
    }

    /** XML once more by the validator alone; the mapping has proven it already. */
    private static void isValid(MappedMessage message) {
        if (message.mediaType().equals("application/xml")) {
            assertThat(workshop.validation()
                            .validator(message.format())
                            .validate(message.bytes().toByteArray())
                            .findings())
                    .isEmpty();
        }
        assertThat(message.bytes().toByteArray()).isNotEmpty();
    }

    /** The message under every context and setting the package's samples know. */
    private static List<MappingInput> inputs(PackageSource source, Bytes message) {
        return Sample.of(source).stream()
                .map(sample -> new MappingInput(
                        message, sample.input().context(), sample.input().settings()))
                .distinct()
                .limit(4)
                .toList();
    }

    private static List<Bytes> messages(MappingPackage mapping) {
        SchemaPackage schemas =
                workshop.validation().library().find(mapping.source()).orElseThrow();
        var outline = new SchemaOutline(XML, schemas);
        List<Declaration> roots = roots(mapping, schemas).stream()
                .flatMap(root -> outline.root(root).stream())
                .toList();
        int count = roots.size() > 1 ? OF_MANY_ROOTS : MESSAGES;
        int awkward = schemas.official() ? 20 : 2;
        var messages = new ArrayList<Bytes>();
        for (int seed = 0; seed < count; seed++) {
            var random = new Random(31L * seed + 5);
            // an official schema refuses most awkward texts, so there they are few
            int density = 1 + seed % 9;
            var values = new InstanceValues(
                    workshop.validation().library().codeLists(),
                    "urn:xoev-de:xbau:codeliste:",
                    bound -> random.nextInt(awkward) > 0 ? 0 : random.nextInt(bound));
            var maker = new InstanceMaker(values, choices(random, density));
            Declaration root = roots.get(seed % roots.size());
            messages.add(Bytes.utf8(
                    withVersion(maker.make(root), schemas, root.name().getNamespaceURI())));
        }
        return messages;
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

    private static List<SchemaRoot> roots(MappingPackage mapping, SchemaPackage schemas) {
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
}
