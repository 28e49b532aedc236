package io.smalti.customer.identity;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.IdentifierShared;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes customers with the same strong identifier one, unless what is known of them says that they are two people. */
@Singleton
class AutomaticMerge {
    private static final Logger LOG = Logger.getLogger(AutomaticMerge.class);

    private final Customers customers;
    private final CustomerMerging merging;

    AutomaticMerge(Customers customers, CustomerMerging merging) {
        this.customers = customers;
        this.merging = merging;
    }

    void shared(@Observes IdentifierShared shared) {
        var both = customers.byKeys(List.of(shared.claimant(), shared.owner()));
        var claimant = both.get(shared.claimant());
        var owner = both.get(shared.owner());
        if (claimant == null || owner == null) {
            return;
        }
        var difference = difference(claimant, owner);
        if (difference != null) {
            shared.different(difference);
            return;
        }
        try {
            // who has been there longer stays
            long keep = Math.min(claimant.key(), owner.key());
            merging.merge(
                    keep,
                    Math.max(claimant.key(), owner.key()),
                    shared.identifier().kind().name(),
                    null);
            shared.merged(keep);
        } catch (MergeFailed e) {
            LOG.debugf("not merged: %s", e.error.code());
        }
    }

    /** What two people have that one cannot have: two birth dates, two years of birth, two first names, two genders. */
    private static @Nullable String difference(Customer one, Customer other) {
        var a = one.demographics();
        var b = other.demographics();
        if (differ(a.birthDate(), b.birthDate())) {
            return "birthDate";
        }
        if (differ(year(one), year(other))) {
            return "birthYear";
        }
        var first = one.contact().firstName();
        var second = other.contact().firstName();
        if (differ(plain(first), plain(second))) {
            return "firstName";
        }
        return differ(
                        one.organisation() == null ? null : one.organisation().key(),
                        other.organisation() == null
                                ? null
                                : other.organisation().key())
                ? "organisation"
                : null;
    }

    private static @Nullable Integer year(Customer customer) {
        var date = customer.demographics().birthDate();
        return date == null ? customer.demographics().birthYear() : Integer.valueOf(date.getYear());
    }

    private static @Nullable String plain(@Nullable String name) {
        return name == null ? null : name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !Objects.equals(one, other);
    }
}
