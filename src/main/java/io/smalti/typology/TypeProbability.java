package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("How probable a type is for a person")
public record TypeProbability(
        LifestyleType type, @Description("0..1") double probability) {}
