package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("How probable a group is for a person: the sum over its types")
public record GroupProbability(
        LifestyleGroup group, @Description("0..1") double probability) {}
