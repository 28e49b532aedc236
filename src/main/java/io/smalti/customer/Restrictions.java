package io.smalti.customer;

import java.util.Set;

/**
 * What a person allows.
 *
 * @param restricted nothing may be done with the data but keep it
 * @param consented channels with consent for marketing
 */
public record Restrictions(
        boolean restricted, boolean profilingObjection, boolean marketingObjection, Set<Channel> consented) {
    static final Restrictions NONE = new Restrictions(false, false, false, Set.of());
}
