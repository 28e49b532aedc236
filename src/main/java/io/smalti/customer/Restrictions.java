package io.smalti.customer;

import java.util.Set;

/**
 * What a person allows.
 *
 * @param restricted nothing may be done with the data but keep it
 * @param consented channels with consent for marketing
 * @param optedOut channels for which consent was withdrawn, or marketing objected to
 */
public record Restrictions(
        boolean restricted,
        boolean profilingObjection,
        boolean marketingObjection,
        Set<Channel> consented,
        Set<Channel> optedOut) {
    static final Restrictions NONE = new Restrictions(false, false, false, Set.of(), Set.of());
}
