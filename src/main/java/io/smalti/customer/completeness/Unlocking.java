package io.smalti.customer.completeness;

import io.smalti.customer.Customer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which segments answers would open. Segments are downstream of profiles, so that they say so themselves. */
public interface Unlocking {
    /**
     * For each customer, by trait, the keys of the segments that the person is not in now and that nothing but the value of this
     * trait keeps the person from.
     *
     * @param traits that are to be looked at; of those that a customer has, nothing is said
     */
    List<Map<String, Set<String>>> unlocked(List<Customer> customers, Collection<String> traits);

    /** How many segments there are. */
    int segments();
}
