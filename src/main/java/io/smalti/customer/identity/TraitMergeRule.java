package io.smalti.customer.identity;

import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access(Role.STEWARD)
@Description("How a trait of two customers who are one person becomes one value")
public record TraitMergeRule(Trait trait, MergeRule rule) {}
