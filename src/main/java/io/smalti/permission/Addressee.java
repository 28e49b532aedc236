package io.smalti.permission;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.customer.Lifecycle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as permission asks.
 *
 * @param key 0 for a person who is not stored: consent is up to whoever asks
 * @param age completed years; null when unknown
 * @param zone IANA name; null: that of the company
 */
public record Addressee(
        long key,
        boolean restricted,
        boolean marketingObjection,
        Set<Channel> consented,
        Set<Channel> optedOut,
        @Nullable Integer age,
        @Nullable String country,
        @Nullable String zone,
        Relation relation,
        Circumstances circumstances) {
    public static Addressee of(Customer customer, Circumstances circumstances) {
        var restrictions = customer.restrictions();
        return new Addressee(
                customer.key(),
                restrictions.restricted(),
                restrictions.marketingObjection(),
                restrictions.consented(),
                restrictions.optedOut(),
                customer.demographics().age(),
                customer.geography().country(),
                customer.geography().zone(),
                relation(customer.lifecycle()),
                circumstances);
    }

    public static Relation relation(Lifecycle lifecycle) {
        return lifecycle == Lifecycle.PROSPECT ? Relation.PROSPECT : Relation.CUSTOMER;
    }
}
