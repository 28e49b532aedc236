package io.smalti.customer.completeness;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trait that we would like to know, and how much. */
record Wanted(String trait, int weight) {
    /** By what an answer does for the type, then for the offer; of age, a year is enough. */
    private static final List<Wanted> EVERYBODY = List.of(
            new Wanted("age", 12),
            new Wanted("postcode", 12),
            new Wanted("householdComposition", 10),
            new Wanted("tenure", 7),
            new Wanted("dwelling", 6),
            new Wanted("problem", 6),
            new Wanted("interests", 6),
            new Wanted("language", 5),
            new Wanted("income", 5),
            new Wanted("values", 5),
            new Wanted("motivations", 5),
            new Wanted("activity", 4),
            new Wanted("acquisition", 4),
            new Wanted("budget", 4),
            new Wanted("education", 3),
            new Wanted("gender", 3),
            new Wanted("brandFeeling", 3));

    private static final List<Wanted> CONTACTS =
            List.of(new Wanted("decisionRole", 8), new Wanted("consultingNeeds", 6));

    /** Of a contact of an organisation more than of a private person; what is wanted most comes first. */
    static List<Wanted> of(Customer customer) {
        var wanted = new ArrayList<>(EVERYBODY);
        if (customer.organisation() != null) {
            wanted.addAll(CONTACTS);
        }
        wanted.sort(Comparator.comparingInt(Wanted::weight).reversed());
        return wanted;
    }

    /** All that is wanted of anybody. */
    static List<String> traits() {
        return Stream.concat(EVERYBODY.stream(), CONTACTS.stream())
                .map(Wanted::trait)
                .toList();
    }

    /** SQL of {@link Completeness#share} to the last place, over the aliases of {@link Customers#FROM}. */
    static String expression(ZonedDateTime now) {
        return "(%s + case when c.organisation_id is null then 0 else %s end)::float8 / (%d + case when c.organisation_id is null then 0 else %d end)"
                .formatted(known(EVERYBODY, now), known(CONTACTS, now), total(EVERYBODY), total(CONTACTS));
    }

    private static String known(List<Wanted> wanted, ZonedDateTime now) {
        return wanted.stream()
                .map(want -> "case when %s is null then 0 else %d end"
                        .formatted(want.described().expression(now), want.weight()))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    static int total(List<Wanted> wanted) {
        return wanted.stream().mapToInt(Wanted::weight).sum();
    }

    boolean known(Customer customer) {
        return described().value(customer) != null;
    }

    Trait described() {
        return Objects.requireNonNull(Traits.get(trait));
    }

    /** To four places, because weights are no measurements. */
    static double rounded(int part, int total) {
        return Math.round(1e4 * part / total) / 1e4;
    }
}
