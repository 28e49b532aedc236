package io.smalti;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import graphql.execution.AbortExecutionException;
import io.smalti.platform.DomainException;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The structure that README and architecture promise. */
class ArchitectureTest {
    /** Each may depend on those before it; those in one entry do not know each other. */
    private static final List<List<String>> LINE = List.of(
            List.of("platform"),
            List.of("typology"),
            List.of("customer"),
            List.of("intake", "segment"),
            List.of("persona", "permission"),
            List.of("campaign"),
            List.of("insight"),
            List.of("privacy"),
            List.of("demo"));

    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.smalti");

    @Test
    void dependsInOneLine() {
        for (int i = 0; i < LINE.size(); i++) {
            for (var feature : LINE.get(i)) {
                var others = LINE.get(i).stream().filter(other -> !other.equals(feature));
                var later = LINE.subList(i + 1, LINE.size()).stream().flatMap(List::stream);
                var forbidden = java.util.stream.Stream.concat(others, later)
                        .map(ArchitectureTest::packages)
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(packages(feature))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void knowsEveryFeature() {
        var features = CLASSES.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^io\\.smalti\\.?", "")
                        .replaceFirst("\\..*", ""))
                .filter(feature -> !feature.isEmpty())
                .distinct();
        assertThat(LINE.stream().flatMap(List::stream).toList()).containsAll(features.toList());
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.smalti.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void keepsSqlOutOfApis() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Api")
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..")
                        .or(resideInAPackage("io.smalti.platform.database.."))
                        .or(resideInAPackage("jakarta.persistence..")))
                .check(CLASSES);
    }

    @Test
    void keepsEntitiesToTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void keepsDevelopmentOutOfProduction() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.smalti.platform.dev..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.smalti.platform.dev..").or(resideInAPackage("io.zonky..")))
                .check(CLASSES);
    }

    @Test
    void speaksToClientsByDomainExceptionsOnly() {
        // beside faults, and what ends a request before it is carried out
        classes()
                .that()
                .areAssignableTo(RuntimeException.class)
                .and()
                .areNotAssignableTo(AbortExecutionException.class)
                .and()
                .doNotHaveSimpleName("SqlFailed")
                .should()
                .beAssignableTo(DomainException.class)
                .check(CLASSES);
    }

    @Test
    void keepsFilesShort() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    @Test
    void avoidsNamesThatSayNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Util|Utils|Manager)")
                .check(CLASSES);
    }

    /** GraphQL APIs, records and enums may have to be public; of the rest at least half stays inside its package. */
    @Test
    void showsLittle() {
        var types = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        var open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        var demanded = open.stream().filter(ArchitectureTest::isSchema).count();
        System.out.printf(
                "%d types, %d public, %d of them because of the schema%n", types.size(), open.size(), demanded);
        assertThat(open.size() - demanded).isLessThanOrEqualTo((types.size() - demanded) / 2);
    }

    private static boolean isSchema(com.tngtech.archunit.core.domain.JavaClass type) {
        return type.getSimpleName().endsWith("Api") || type.isRecord() || type.isEnum();
    }

    private static String packages(String feature) {
        return "io.smalti." + feature + "..";
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
