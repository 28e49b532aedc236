package io.smalti.segment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.CustomersAt;
import io.smalti.customer.Suggestions;
import io.smalti.customer.value.RfmBorders;
import io.smalti.platform.database.Sql;
import io.smalti.segment.NamedThings;
import io.smalti.segment.place.Place;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInputs;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.Yardstick;
import io.smalti.segment.rule.reading.RuleJson;
import io.smalti.segment.rule.reading.RuleLimits;
import io.smalti.segment.rule.reading.RuleReader;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A rule means the same in PostgreSQL and in memory, whatever the rule and whoever the customer. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
@NullUnmarked
class RuleAgreementTest {
    private static final int PEOPLE = 300;
    private static final int RULES = 400;
    private static final int TOGETHER = 20;
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final RuleLimits LIMITS = new RuleLimits.Of(8, 1000, 1000);
    private static final List<String> MOMENTS = List.of(
            "2024-02-29T00:20",
            "2024-03-01T00:20",
            "2025-02-28T23:50",
            "2026-03-29T02:00",
            "2025-12-31T23:45",
            "2026-11-22T12:00");

    private static final Yardstick YARDSTICK = new Yardstick(
            Map.of(
                    "income", new BigDecimal("4000"),
                    "orders", new BigDecimal("1.5"),
                    "revenue", new BigDecimal("2500.123456"),
                    "age", new BigDecimal("44.4"),
                    "returns", BigDecimal.ZERO),
            Map.of("BE", Map.of("income", new BigDecimal("3000"), "householdSize", new BigDecimal("2.27"))),
            new RfmBorders(
                    LocalDate.of(2026, 3, 30),
                    400,
                    numbers(-400, -120, -2, -1),
                    numbers(1, 2, 3),
                    numbers(0, 1000, 2000, 5000),
                    numbers(9000, 8000, 7000, 6000, 5000, 3000, 1000, 500, 0),
                    null));

    private static List<BigDecimal> numbers(int... numbers) {
        return Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).toList();
    }

    @Inject
    Sql sql;

    @Inject
    CustomersAt customers;

    @Inject
    EventHistories events;

    @Inject
    NamedThings names;

    @Inject
    Suggestions suggestions;

    @Test
    @TestTransaction
    void sqlAndMemoryAgree() {
        long seed = Long.getLong("smalti.seed", System.nanoTime());
        var random = new Random(seed);
        var keys = new Crowd(sql, random).store(PEOPLE, "agree" + seed);
        for (var known :
                List.of("1000 50.8466 4.3528", "9000 51.0543 3.7174", "2000 51.2213 4.4051", "3500 50.93 5.3378")) {
            var parts = known.split(" ");
            var place = Place.of(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            sql.update("""
                    insert into postcode_place (country, postcode, latitude, longitude, x, y, z, source)
                    values ('BE', ?, 0, 0, ?, ?, ?, 'test') on conflict do nothing""", parts[0], place.x(), place.y(), place.z());
        }
        long some = segment("agree-" + seed);
        sql.update(
                "insert into membership select id, ?, now(), now() from unnest(?::bigint[]) id where id % 3 = 0",
                some, keys);
        var truths = new HashMap<Truth, Integer>();
        for (var moment : MOMENTS) {
            agree(LocalDateTime.parse(moment).atZone(BRUSSELS), keys, some, "agree-" + seed, random, seed, truths);
        }
        System.out.printf(
                "rules in SQL and in memory: %,d cases agree (%,d rules, %d customers, seed %d): %s%n",
                truths.values().stream().mapToInt(i -> i).sum(), RULES * MOMENTS.size(), PEOPLE, seed, truths);
        assertThat(truths).containsOnlyKeys(Truth.values());
    }

    private void agree(
            ZonedDateTime now,
            List<Long> keys,
            long segment,
            String segmentKey,
            Random random,
            long seed,
            Map<Truth, Integer> truths) {
        var people = customers.at(now, keys);
        assertThat(people).hasSize(PEOPLE);
        var inputs = new RuleInputs(random, people, BRUSSELS, List.of(segmentKey));
        for (int done = 0; done < RULES; done += TOGETHER) {
            var rules = new ArrayList<Rule>();
            var written = new ArrayList<String>();
            for (int i = 0; i < TOGETHER; i++) {
                var input = inputs.next(4);
                written.add(RuleJson.write(input));
                var stored = RuleJson.read(written.get(i));
                assertThat(stored).isEqualTo(input);
                rules.add(RuleReader.read(
                        stored,
                        "rule",
                        LIMITS,
                        true,
                        names.of(List.of(stored), segmentKey::equals).withAnyAverage()));
            }
            var asked = ask(rules, now, keys, segment);
            var histories = events.of(keys, rules, today(now));
            for (var person : people) {
                var history = histories.getOrDefault(person.key(), EventHistory.NONE);
                var evaluator = new RuleEvaluator(person, history, today(now), key -> person.key() % 3 == 0);
                for (int i = 0; i < rules.size(); i++) {
                    var here = evaluator.test(rules.get(i));
                    var there = asked.get(person.key()).get(i);
                    if (here != there) {
                        throw new AssertionError("seed %d at %s: memory says %s, SQL says %s%n%s%n%s"
                                .formatted(seed, now, here, there, written.get(i), traits(rules.get(i), person)));
                    }
                    truths.merge(here, 1, Integer::sum);
                }
            }
        }
    }

    private Today today(ZonedDateTime now) {
        return new Today(now, YARDSTICK, suggestions);
    }

    /** A rule that is not TRUE is FALSE where its negation is. */
    private Map<Long, List<Truth>> ask(List<Rule> rules, ZonedDateTime now, List<Long> keys, long segment) {
        var filters = rules.stream()
                .flatMap(rule -> Stream.of(rule, new Rule.Not(rule)))
                .map(rule -> RuleSql.compile(rule, today(now), key -> new RuleSql.Stored(segment, false)))
                .toList();
        var arguments = new ArrayList<Object>();
        filters.forEach(filter -> arguments.addAll(filter.arguments()));
        arguments.add(keys);
        var columns = filters.stream()
                .map(filter -> "(" + filter.where() + ") is true")
                .collect(Collectors.joining(", "));
        var answers = new HashMap<Long, List<Truth>>();
        sql.list(
                "select c.id, " + columns + " from " + Customers.FROM + " where c.id = any(?)",
                row -> {
                    var truth = new ArrayList<Truth>();
                    for (int i = 0; i < rules.size(); i++) {
                        boolean holds = row.booleanValue(2 * i + 2);
                        boolean fails = row.booleanValue(2 * i + 3);
                        truth.add(holds ? Truth.TRUE : fails ? Truth.FALSE : Truth.UNKNOWN);
                    }
                    return answers.put(row.longValue(1), truth);
                },
                arguments.toArray());
        return answers;
    }

    private static Set<String> traits(Rule rule, Customer person) {
        return rule.conditions()
                .map(condition -> condition instanceof Rule.Comparison comparison
                        ? comparison.trait().code() + "=" + comparison.trait().value(person)
                        : condition.toString())
                .collect(Collectors.toSet());
    }

    private long segment(String key) {
        return sql.first(
                "insert into segment (key, name, facet, objective, rule) values (?, ?, 'DEMOGRAPHIC', 'INFORM', ?::jsonb) returning id",
                row -> row.longValue(1),
                key,
                key,
                "{\"exists\": {\"trait\": \"age\"}}");
    }
}
