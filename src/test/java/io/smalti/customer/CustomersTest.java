package io.smalti.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
@NullUnmarked
class CustomersTest {
    @Inject
    Customers customers;

    @Test
    void makesOneCustomerOfEachPersonWhoeverWritesAtTheSameTime() throws Exception {
        var items = new ArrayList<UpsertCustomer>();
        IntStream.range(0, 50)
                .forEach(i -> items.add(UpsertCustomer.of(
                        "at-once-" + i, Map.of("country", "BE", "postcode", "9000", "birthYear", 1980))));
        var tasks = new ArrayList<Callable<List<Upserted>>>();
        for (int i = 0; i < 200; i++) {
            var shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, new Random(i));
            tasks.add(() -> customers.upsert(shuffled, Source.CRM));
        }
        var outcomes = new ArrayList<Outcome>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(tasks)) {
                done.get().forEach(answer -> outcomes.add(answer.outcome()));
            }
        }
        assertThat(outcomes).hasSize(10_000);
        assertThat(outcomes.stream().filter(Outcome.CREATED::equals)).hasSize(50);
        assertThat(outcomes.stream().filter(Outcome.UNCHANGED::equals)).hasSize(9_950);
        var ids = items.stream().map(UpsertCustomer::externalId).toList();
        assertThat(customers.byExternalIds(ids)).hasSize(50);
    }

    @Test
    void takesTheSameNumberOfStatementsWhateverTheSizeOfTheBatch() {
        assertThat(statements("few", 10)).isEqualTo(statements("some", 80));
        // many are copied
        assertThat(statements("many", 120)).isEqualTo(statements("most", 1_000));
    }

    private long statements(String prefix, int people) {
        var items = IntStream.range(0, people)
                .mapToObj(i -> UpsertCustomer.of(prefix + i, Map.of("country", "BE", "income", 1000 + i)))
                .toList();
        customers.upsert(items.subList(0, people / 2), Source.CRM);
        return SqlCount.of((Runnable) () -> customers.upsert(items, Source.CRM));
    }

    @Test
    void laysTheStrongerThenTheNewerValueOnTop() {
        assertThat(income("1000", Origin.DECLARED, "2026-02-01T00:00:00Z")).isEqualTo("1000.00");
        assertThat(income("2000", Origin.PURCHASED, "2026-03-01T00:00:00Z")).isEqualTo("1000.00");
        assertThat(income("3000", Origin.DECLARED, "2026-01-01T00:00:00Z")).isEqualTo("1000.00");
        assertThat(income("4000", Origin.DECLARED, "2026-03-01T00:00:00Z")).isEqualTo("4000.00");
    }

    private String income(String amount, Origin origin, String observedAt) {
        customers.upsert(
                List.of(new UpsertCustomer(
                        "layers",
                        Map.of("income", amount),
                        List.of(),
                        null,
                        null,
                        origin,
                        0.8,
                        Instant.parse(observedAt),
                        null)),
                Source.PARTNER);
        return customers
                .byExternalIds(List.of("layers"))
                .get("layers")
                .demographics()
                .income()
                .toPlainString();
    }

    @Test
    void keepsWhatIsAbsentAndTheLaterOfTwoInOneBatch() {
        var answers = customers.upsert(
                List.of(
                        UpsertCustomer.of("partial", Map.of("gender", "FEMALE", "dream", "a house")),
                        UpsertCustomer.of("partial", Map.of("dream", "a garden")),
                        UpsertCustomer.of("partial", Map.of("dream", "a garden"))),
                Source.CRM);
        assertThat(answers.stream().map(Upserted::outcome))
                .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
        var read = customers.byExternalIds(List.of("partial")).get("partial");
        assertThat(read.demographics().gender()).isEqualTo(Gender.FEMALE);
        assertThat(read.psychographics().dream()).isEqualTo("a garden");
    }

    @Test
    void leavesANameWithWhoHasIt() {
        var name = new Identifier(IdentifierKind.EMAIL, "Shared@Example.com");
        var first = named("first-of-two", name);
        var second = named("second-of-two", name);
        assertThat(first.problems()).isEmpty();
        assertThat(second.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(second.problems()).extracting(Problem::reason).containsExactly("IDENTIFIER_TAKEN");
        assertThat(named("second-of-two", new Identifier(IdentifierKind.EMAIL, "unknown@x.be"))
                        .problems())
                .extracting(Problem::reason)
                .containsExactly("RUBBISH_IDENTIFIER");
    }

    private Upserted named(String externalId, Identifier name) {
        return customers
                .upsert(
                        List.of(new UpsertCustomer(
                                externalId, Map.of(), List.of(name), null, null, Origin.DECLARED, null, null, null)),
                        Source.CRM)
                .getFirst();
    }

    @Test
    void refusesWhatMustNotBeKeptOrIsNoTrait() {
        var answer = customers
                .upsert(List.of(UpsertCustomer.of("refused", Map.of("religion", "none"))), Source.CRM)
                .getFirst();
        assertThat(answer.problems()).extracting(Problem::reason).containsExactly("SPECIAL_CATEGORY");
        var other = customers
                .upsert(List.of(UpsertCustomer.of("refused", Map.of("shoeSize", "40"))), Source.CRM)
                .getFirst();
        assertThat(other.problems()).extracting(Problem::reason).containsExactly("UNKNOWN_TRAIT");
    }

    @Test
    void typesAPersonWhoIsNotStored() {
        var person = customers.unstored(
                UpsertCustomer.of("preview", Map.of("country", "BE", "postcode", "9000", "ageEstimate", 42)));
        assertThat(person.key()).isZero();
        assertThat(person.ageBand().code()).isEqualTo("40-44");
        assertThat(person.demographics().ageEstimated()).isTrue();
        assertThat(person.lifestyle().evidence()).contains("ageBand=40-44", "postcode=9000");
    }
}
