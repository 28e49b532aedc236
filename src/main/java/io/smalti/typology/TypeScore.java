package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("An attitude of a type on a scale from 1 to 10")
public record TypeScore(
        @Description("For example priceSensitivity") String code,

        @Description("1 (low) to 10 (high)") int value) {}
