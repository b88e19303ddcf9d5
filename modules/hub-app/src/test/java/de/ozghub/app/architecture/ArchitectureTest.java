package de.ozghub.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the house standing: directions, and which library is seen where. */
@AnalyzeClasses(packages = "de.ozghub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule vocabulary_depends_on_nothing = noClasses()
            .that()
            .resideInAPackage("de.ozghub.submission..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("de.ozghub.submission..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule core_knows_no_implementation = noClasses()
            .that()
            .resideInAPackage("de.ozghub.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "de.ozghub.journal..",
                    "de.ozghub.fitconnect..",
                    "de.ozghub.backoffice..",
                    "de.ozghub.console..",
                    "de.ozghub.crypto..",
                    "de.ozghub.app..");

    @ArchTest
    static final ArchRule channels_back_offices_and_store_do_not_know_each_other = slices().matching(
                    "de.ozghub.(fitconnect|backoffice|journal|console)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule the_middle_is_plain_java = noClasses()
            .that()
            .resideInAnyPackage(
                    "de.ozghub.core..",
                    "de.ozghub.crypto..",
                    "de.ozghub.xoev..",
                    "de.ozghub.mapping..",
                    "de.ozghub.fitconnect..",
                    "de.ozghub.backoffice..",
                    "de.ozghub.app.intake..",
                    "de.ozghub.app.opening..",
                    "de.ozghub.app.validation..",
                    "de.ozghub.app.routing..",
                    "de.ozghub.app.mapping..",
                    "de.ozghub.app.protection..",
                    "de.ozghub.app.delivery..",
                    "de.ozghub.app.receipt..",
                    "de.ozghub.app.clarification..",
                    "de.ozghub.app.work..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule only_crypto_sees_bouncy_castle_and_nimbus = noClasses()
            .that()
            .resideOutsideOfPackage("de.ozghub.crypto..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..", "com.nimbusds..");

    @ArchTest
    static final ArchRule only_back_offices_see_cxf = noClasses()
            .that()
            .resideOutsideOfPackage("de.ozghub.backoffice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..");

    @ArchTest
    static final ArchRule only_the_journal_speaks_sql = noClasses()
            .that()
            .resideOutsideOfPackages("de.ozghub.journal..", "de.ozghub.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule nobody_repeats_but_the_task_plan = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.resilience4j.retry..", "org.springframework.retry..");

    @ArchTest
    static final ArchRule stages_have_no_cycles =
            slices().matching("de.ozghub.app.(*)..").should().beFreeOfCycles();
}
