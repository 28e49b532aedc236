package io.smalti.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is about one customer: what is known, bought, said and allowed.
 *
 * @param firm number of the organisation; null for a private person
 */
record Story(
        Person person,
        Documentation level,
        LocalDate until,
        LocalDate joined,
        Dossier dossier,
        List<Purchase> purchases,
        List<Moment> moments,
        List<Permission> permissions,
        @Nullable Long firm) {
    private static final Period LAPSED_AFTER = Period.ofMonths(18);

    String externalId() {
        return "LM%07d".formatted(person.number() + 1);
    }

    /** PROSPECT until something was bought, LAPSED when that is long ago. */
    String lifecycle() {
        var last = purchases.stream().filter(Purchase::counts).reduce((first, second) -> second);
        var limit = until.minus(LAPSED_AFTER).atStartOfDay().toInstant(ZoneOffset.UTC);
        return last.isEmpty() ? "PROSPECT" : last.get().at().isBefore(limit) ? "LAPSED" : "CUSTOMER";
    }

    /** Net of returns, in cents. */
    long revenue() {
        return purchases.stream()
                .filter(purchase -> !purchase.cancelled())
                .mapToLong(Purchase::cents)
                .sum();
    }

    /** Channels with consent for marketing, as the decisions leave them. */
    List<String> consented() {
        var channels = new TreeSet<String>();
        for (var permission : permissions) {
            if (permission.purpose().equals("MARKETING")) {
                if (permission.channel() == null) {
                    channels.clear();
                } else if (permission.decision().equals("GIVEN")) {
                    channels.add(permission.channel());
                } else {
                    channels.remove(permission.channel());
                }
            }
        }
        return List.copyOf(channels);
    }

    boolean objectsTo(String purpose) {
        return permissions.stream()
                .anyMatch(permission -> permission.purpose().equals(purpose)
                        && permission.decision().equals("OBJECTED")
                        && permission.channel() == null);
    }

    /** Days are told in the order of their facts, so the last is the newest. */
    Instant changedAt() {
        var changed = joined.atTime(9, 0).toInstant(ZoneOffset.UTC);
        if (!purchases.isEmpty() && purchases.getLast().at().isAfter(changed)) {
            changed = purchases.getLast().at();
        }
        if (!moments.isEmpty() && moments.getLast().at().isAfter(changed)) {
            changed = moments.getLast().at();
        }
        return Objects.requireNonNull(changed);
    }
}
