package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.Tries;
import de.ozghub.xoev.validation.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the source schema allows, every target takes. */
class HundesteuerPropertyTest {

    private static final Workshop WORKSHOP = Workshop.own();
    private static final MappingPackage DOG = WORKSHOP.compile(Workshop.inRepository("hundesteuer/anmeldung"));
    private static final String NORMAL = Objects.requireNonNull(
                    Workshop.inRepository("hundesteuer/anmeldung").files().get("samples/minimal/input.xml"))
            .replace("Beispiel<", "Mustermann<");
    private static final SubmissionContext CONTEXT = TinyPackage.context();
    private static final Set<String> LISTED = Set.of("pitbull-terrier", "alano", "rottweiler", "tosa-inu");

    @Test
    void whatever_is_valid_is_mapped_to_valid_messages() {
        Tries.of(100, random -> {
            String registration = new DogRegistration(random).next();
            Bytes data = Bytes.utf8(registration);
            assertThat(violations(data)).isEmpty();

            MappingResult result = map(data);

            assertThat(result).isInstanceOf(Mapped.class);
            assertThat(targets((Mapped) result)).isEqualTo(expectedTargets(registration));
            assertThat(DOG.area(data)).isPresent();
            assertThat(map(data)).isEqualTo(result);
        });
    }

    /** Composing can lengthen a text: a letter with two marks gives one up when a third sorts before them. */
    @Test
    void a_text_that_outgrows_its_field_when_composed_is_a_problem_and_is_never_cut() {
        Tries.of(50, random -> {
            Bytes data = Bytes.utf8(NORMAL.replace("Mustermann<", stacked(random) + "<"));
            assertThat(violations(data)).isEmpty();

            switch (map(data)) {
                case Mapped mapped -> assertThat(mapped.messages()).isNotEmpty();
                case MappingFault fault ->
                    assertThat(fault.problems()).allSatisfy(problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_INVALID);
                        assertThat(problem.parameters()).containsEntry("rule", "cvc-maxLength-valid");
                    });
            }
        });
    }

    @Test
    void whatever_comes_it_never_throws() {
        Tries.of(100, random -> {
            String registration = new DogRegistration(random).next();
            int from = random.nextInt(registration.length());
            Bytes damaged = Bytes.utf8(registration.substring(0, from)
                    + registration.substring(Math.min(from + 7, registration.length())));

            assertThat(map(damaged)).isNotNull();
            assertThat(DOG.area(damaged)).isNotNull();
        });
    }

    private static String stacked(Random random) {
        var name = new StringBuilder("a");
        while (name.length() < 100) {
            name.append("\u01E1\u0323\u0344\u1EABa".charAt(random.nextInt(5)));
        }
        return name.toString();
    }

    private static List<Finding> violations(Bytes data) {
        return WORKSHOP.validation()
                .validator(DOG.source())
                .validate(data.toByteArray())
                .findings();
    }

    private static MappingResult map(Bytes data) {
        return DOG.map(new MappingInput(data, CONTEXT));
    }

    private static Set<String> targets(Mapped mapped) {
        return new TreeSet<>(
                mapped.messages().stream().map(MappedMessage::target).toList());
    }

    private static Set<String> expectedTargets(String registration) {
        boolean told = LISTED.stream().anyMatch(breed -> registration.contains(">" + breed + "<"))
                || registration.contains(DogRegistration.LARGE);
        return told ? Set.of("ordnungsamt", "steuer") : Set.of("steuer");
    }
}
