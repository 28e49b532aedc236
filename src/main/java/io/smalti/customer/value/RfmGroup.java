package io.smalti.customer.value;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

/** A name for some of the 125 cells; the table {@code rfm_group} says which, the first that fits. */
@Access({ANALYST, CAMPAIGN, FRONTEND, MARKETER, STEWARD})
@Description("A name for some of the 125 RFM cells")
public record RfmGroup(
        @Description("For example \"BEST\", \"LOYAL\", \"FIRST_TIME\" or \"LAPSED\"")
        String code,

        String label,
        @Ignore Range recency,
        @Ignore Range frequency,
        @Ignore Range monetary) {

    /** Both ends are inside. */
    public record Range(int from, int to) {
        boolean holds(int score) {
            return from <= score && score <= to;
        }
    }

    boolean holds(int r, int f, int m) {
        return recency.holds(r) && frequency.holds(f) && monetary.holds(m);
    }
}
