package io.smalti.campaign.experiment;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** @param weight relative to the other arms */
@Type("ExperimentArm")
@Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
@Description("Those who were shown one of the things compared")
public record Arm(
        @Description("The wording; or MESSAGE and CONTROL where messages are compared with none")
        String name,

        @Description("Share of the people it should get, 0..1")
        double expectedShare,

        @Description("People who were shown it") int exposed,

        @Description("Those of them who converted afterwards, each counted once")
        int converted,

        @Description("Share of the exposed who converted, 0..1; 0 when nobody was exposed")
        double rate,

        @Description("Lower end of the 95 % interval of the rate (Wilson)")
        double low,

        @Description("Upper end of the 95 % interval of the rate (Wilson)")
        double high) {
    static final double Z95 = 1.959963984540054;

    static Arm of(String name, double expectedShare, int exposed, int converted) {
        if (exposed == 0) {
            return new Arm(name, expectedShare, 0, 0, 0, 0, 1);
        }
        double n = exposed;
        double p = converted / n;
        double z2 = Z95 * Z95;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Arm(
                name, expectedShare, exposed, converted, p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
