package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.value.RfmGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Scores of a customer among all with orders. */
@Input("RfmRuleInput")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Description(
        "Scores 1 (lowest) to 5 and tenths among all customers with orders, by the borders last computed; see Rfm. UNKNOWN"
                + " for who never ordered, and while too few have. What is not said may be anything. Example: {recencyFrom: 4, monetaryFrom: 5}")
public record RfmRule(
        @Nullable @Description("1 to 5; 5 ordered last") Integer recencyFrom,
        @Nullable @Description("1 to 5") Integer recencyTo,

        @Nullable @Description("1 to 5; 5 ordered most often")
        Integer frequencyFrom,

        @Nullable @Description("1 to 5") Integer frequencyTo,
        @Nullable @Description("1 to 5; 5 brought most") Integer monetaryFrom,
        @Nullable @Description("1 to 5") Integer monetaryTo,

        @Nullable
        @Description(
                "Code of a named group of scores, for example \"LOYAL\"; the first that fits is the customer's, see Rfm.group")
        String group,

        @Nullable @Description("1 to 10: among the first so many tenths by revenue, of which 1 brings most")
        Integer decileTo) {

    /** The scores of a group. */
    public static RfmRule of(RfmGroup group) {
        return new RfmRule(null, null, null, null, null, null, null, null).in(group);
    }

    /** What is asked, and the scores of the group. */
    public RfmRule in(RfmGroup one) {
        return new RfmRule(
                higher(recencyFrom, one.recency().from()),
                lower(recencyTo, one.recency().to()),
                higher(frequencyFrom, one.frequency().from()),
                lower(frequencyTo, one.frequency().to()),
                higher(monetaryFrom, one.monetary().from()),
                lower(monetaryTo, one.monetary().to()),
                group,
                decileTo);
    }

    private static Integer higher(@Nullable Integer asked, int from) {
        return asked == null ? from : Math.max(asked, from);
    }

    private static Integer lower(@Nullable Integer asked, int to) {
        return asked == null ? to : Math.min(asked, to);
    }
}
