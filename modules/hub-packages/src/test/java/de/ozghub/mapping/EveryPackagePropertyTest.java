package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the source schema of a package allows: no message makes the mapping crash, what comes out is valid for its target,
 * and what cannot be mapped is a problem with rule and field. The messages are generated from the schema, under fixed seeds.
 */
class EveryPackagePropertyTest {

    private static final int DAMAGED = 14;

    @SuppressWarnings("NullAway.Init")
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        workshop = Workshop.official();
    }

    static Stream<String> packages() {
        return Workshop.inRepository().stream().map(PackageSource::path);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void every_valid_message_is_mapped_to_valid_messages_or_refused_with_rule_and_field(String path) {
        PackageSource source = Workshop.inRepository(path);
        MappingPackage mapping = workshop.compile(source);
        var generated = new GeneratedMessages(workshop, mapping, source);
        var seen = new TreeMap<String, Integer>();
        int valid = 0;
        for (Bytes message : generated.messages()) {
            if (fitsSchema(mapping, message)) {
                for (MappingInput input : generated.inputs(message)) {
                    seen.merge(outcome(mapping, input), 1, Integer::sum);
                    valid++;
                }
            }
        }

        assertThat(valid).isGreaterThanOrEqualTo(20);
        assertThat(seen.getOrDefault("mapped", 0))
                .as("outcomes of valid messages: " + seen)
                .isGreaterThanOrEqualTo(valid / 4);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void nothing_that_is_no_valid_message_makes_it_crash(String path) {
        PackageSource source = Workshop.inRepository(path);
        MappingPackage mapping = workshop.compile(source);
        var random = new Random(path.hashCode());
        for (Bytes message :
                new GeneratedMessages(workshop, mapping, source).messages().subList(0, DAMAGED)) {
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
}
