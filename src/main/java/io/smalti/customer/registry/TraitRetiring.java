package io.smalti.customer.registry;

import java.util.List;

/**
 * Asked before a trait goes: whoever needs it says so.
 *
 * @param users to be added to, for example {@code segment tea-drinkers}
 */
public record TraitRetiring(String code, List<String> users) {}
