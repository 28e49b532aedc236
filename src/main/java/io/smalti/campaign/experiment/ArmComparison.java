package io.smalti.campaign.experiment;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("How an arm does beside the first")
public record ArmComparison(
        @Description("Name of the arm") String arm,

        @Description("Name of the first arm") String with,

        @Description("Rate of the arm less that of the first")
        double difference,

        @Description("Lower end of the 95 % interval of the difference (Wald)")
        double low,

        @Description("Upper end of the 95 % interval of the difference (Wald)")
        double high,

        @Description("How probable a difference this great is by chance alone, 0..1 (two-proportion z, pooled)")
        double chance) {
    static ArmComparison of(Arm arm, Arm first) {
        double difference = arm.rate() - first.rate();
        double pooled = (double) (arm.converted() + first.converted()) / (arm.exposed() + first.exposed());
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / arm.exposed() + 1.0 / first.exposed()));
        double half = Arm.Z95
                * Math.sqrt(arm.rate() * (1 - arm.rate()) / arm.exposed()
                        + first.rate() * (1 - first.rate()) / first.exposed());
        double chance = deviation == 0 ? 1 : Chance.twoSided(difference / deviation);
        return new ArmComparison(arm.name(), first.name(), difference, difference - half, difference + half, chance);
    }
}
