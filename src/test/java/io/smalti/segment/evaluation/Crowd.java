package io.smalti.segment.evaluation;

import io.smalti.platform.database.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** Stores people who are awkward for rules: half of everything unknown, days on the edge, texts that need quoting. */
@NullUnmarked
final class Crowd {
    static final List<String> WORDS = List.of(
            "travel", "a,b", "{x}", "it's", "\"quoted\"", "100%", "back\\slash", "été", "", " ", "null", "NULL", "?");
    private static final List<String> DAYS = List.of(
            "2008-02-29",
            "2004-02-29",
            "1996-02-29",
            "1960-02-29",
            "2000-02-28",
            "2000-03-01",
            "2006-03-01",
            "1990-12-31",
            "1991-01-01",
            "2007-06-15");
    static final List<String> MOMENTS = List.of(
            "2026-03-28T22:59:59.999999Z",
            "2026-03-28T23:00:00Z",
            "2026-03-29T21:59:59Z",
            "2026-03-29T22:00:00Z",
            "2024-02-28T23:00:00Z",
            "2024-02-29T22:59:59.5Z",
            "2024-02-29T23:30:00Z",
            "2025-12-31T23:00:00Z",
            "1999-01-01T00:00:00Z",
            "2031-05-05T05:05:05Z");

    private final Sql sql;
    private final Random random;

    Crowd(Sql sql, Random random) {
        this.sql = sql;
        this.random = random;
    }

    List<Long> store(int people, String prefix) {
        var organisations = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            organisations.add(sql.first(
                    """
                    insert into organisation (external_id, name, industry, employees, annual_revenue, culture, consulting_needs)
                    values (?, ?, ?, ?, ?, ?, ?) returning id
                    """,
                    row -> row.longValue(1),
                    prefix + "-o" + i,
                    pick(WORDS),
                    maybe(() -> pick(WORDS)),
                    maybe(() -> random.nextInt(500)),
                    maybe(this::money),
                    maybe(() -> pick(WORDS)),
                    words()));
        }
        var keys = new ArrayList<Long>();
        for (int i = 0; i < people; i++) {
            var key = customer(prefix + "-" + i, organisations);
            keys.add(key);
            if (random.nextInt(4) > 0) {
                behaviour(key);
                new Deeds(sql, random).store(key);
            }
            provenance(key);
            if (random.nextInt(4) > 0) {
                type(key);
            }
        }
        return keys;
    }

    private long customer(String externalId, List<Long> organisations) {
        boolean estimate = random.nextInt(3) == 0;
        return sql.first(
                """
                insert into customer (external_id, lifecycle, birth_date, birth_year, age_estimate, age_estimated_on, gender,
                    education, activity, income, household_composition, household_size, tenure, dwelling, language,
                    "values", attitudes, interests, motivations, dream, problem, country, postcode, zone, acquisition,
                    loyalty, brand_knowledge, brand_feeling, budget, organisation_id, decision_role, restricted,
                    profiling_objection)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id
                """,
                row -> row.longValue(1),
                externalId,
                pick(List.of("PROSPECT", "CUSTOMER", "LAPSED")),
                maybe(() -> LocalDate.parse(pick(DAYS))),
                maybe(() -> 1940 + random.nextInt(75)),
                estimate ? 15 + random.nextInt(70) : null,
                estimate ? LocalDate.parse(pick(List.of("2024-02-29", "2023-03-01", "2020-01-31"))) : null,
                maybe(() -> pick(List.of("FEMALE", "MALE", "OTHER"))),
                maybe(() -> pick(List.of("LOW", "MID", "HIGH"))),
                maybe(() -> pick(List.of("RETIRED", "STUDENT", "WHITE_COLLAR"))),
                maybe(this::money),
                maybe(() -> pick(List.of("SINGLE", "COUPLE_NO_CHILD"))),
                maybe(() -> 1 + random.nextInt(6)),
                maybe(() -> pick(List.of("OWNER", "PRIVATE_RENT"))),
                maybe(() -> pick(List.of("APARTMENT", "DETACHED"))),
                maybe(() -> pick(List.of("nl-BE", "fr-BE", "nl", "de"))),
                maybe(this::words),
                maybe(this::words),
                maybe(this::words),
                maybe(this::words),
                maybe(() -> pick(WORDS)),
                maybe(() -> pick(WORDS)),
                maybe(() -> pick(List.of("BE", "BE", "NL"))),
                maybe(() -> pick(List.of("1000", "9000", "2000", "0000", "3500", "1012AB"))),
                maybe(() -> pick(List.of("Pacific/Auckland", "America/Los_Angeles", "UTC", "Europe/Brussels"))),
                maybe(() -> pick(WORDS)),
                maybe(() -> pick(List.of("NONE", "GOLD"))),
                maybe(() -> random.nextInt(11)),
                maybe(() -> random.nextInt(11)),
                maybe(this::money),
                maybe(() -> pick(organisations)),
                maybe(() -> pick(List.of("DECIDES", "ADVISES"))),
                random.nextInt(10) == 0,
                random.nextInt(10) == 0);
    }

    private void behaviour(long customer) {
        sql.update(
                """
                insert into behaviour (customer_id, orders, returns, revenue, first_order_at, last_order_at, visits, searches,
                    service_contacts, last_visit_at, last_interaction_at, satisfaction, preferred_channel)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                customer,
                random.nextInt(4),
                random.nextInt(2),
                random.nextInt(3) == 0 ? BigDecimal.ZERO : money(),
                maybe(this::moment),
                maybe(this::moment),
                random.nextInt(9),
                random.nextInt(3),
                random.nextInt(3),
                maybe(this::moment),
                maybe(this::moment),
                maybe(() -> random.nextInt(41) / 4.0),
                maybe(() -> pick(List.of("EMAIL", "PHONE"))));
    }

    private void type(long customer) {
        sql.update(
                """
                insert into type_assignment (customer_id, typology_id, declared, type_probability, group_probability, level,
                    type_code, group_code, posterior)
                values (?, (select min(id) from typology where active), ?, ?, ?, ?, ?, ?, ?)
                """,
                customer,
                random.nextInt(4) == 0,
                maybe(() -> random.nextInt(11) / 10.0),
                maybe(() -> random.nextInt(11) / 10.0),
                pick(List.of("TYPE", "GROUP", "NONE")),
                maybe(() -> pick(List.of("A01", "B05"))),
                maybe(() -> pick(List.of("A", "B"))),
                random.nextInt(4) == 0 ? null : posterior());
    }

    /** Mostly sure of one or two types, so that something follows from it. */
    private float[] posterior() {
        var posterior = new float[33];
        double left = 1;
        for (int i = 0; i < 4; i++) {
            float share = (float) (left * random.nextDouble());
            posterior[random.nextInt(33)] += share;
            left -= share;
        }
        return posterior;
    }

    private void provenance(long customer) {
        var entries = new ArrayList<String>();
        for (var code : List.of("income", "tenure", "birthDate", "interests", "dwelling", "lifecycle", "country")) {
            if (random.nextBoolean()) {
                entries.add("\"%s\": {\"o\": \"%s\", \"s\": \"CRM\", \"t\": \"%s\"%s}"
                        .formatted(
                                code,
                                pick(List.of("DECLARED", "OBSERVED", "PURCHASED", "DERIVED")),
                                moment(),
                                random.nextBoolean()
                                        ? ""
                                        : ", \"c\": " + pick(List.of("1", "0.8", "0.75", "0.3", "0"))));
            }
        }
        sql.update(
                "update customer set provenance = ?::jsonb where id = ?",
                "{" + String.join(", ", entries) + "}",
                customer);
    }

    private BigDecimal money() {
        return random.nextInt(5) == 0
                ? BigDecimal.valueOf(1000 * (1 + random.nextInt(5)))
                : BigDecimal.valueOf(random.nextInt(1_000_000), 2);
    }

    private Instant moment() {
        return Instant.parse(pick(MOMENTS));
    }

    private String[] words() {
        var words = new String[random.nextInt(4)];
        Arrays.setAll(words, i -> pick(WORDS));
        return words;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
