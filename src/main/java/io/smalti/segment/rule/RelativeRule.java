package io.smalti.segment.rule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A comparison with an average. */
@Input("RelativeRuleInput")
@RegisterForReflection
@Description("A trait that is a number, against its average. Example: {trait: \"income\", to: CUSTOMERS, is: ABOVE}")
public record RelativeRule(
        @NonNull @Description("Code of the trait, for example income")
        String trait,

        @NonNull @Description("Whose average") Average to,
        @NonNull @Description("How the number stands to it") IndexClass is) {

    @org.eclipse.microprofile.graphql.Enum("Average")
    @Description("Whose average a number is compared with")
    public enum Average {
        @Description("of all customers of whom it is known, computed anew every day")
        CUSTOMERS,
        @Description(
                "of the customer's country, as published statistics have it; UNKNOWN where none is kept for that country. The"
                        + " built-in typology tells those of age and householdSize; those of other traits, such as income, are kept by"
                        + " publishAverage, and refused before. See averages")
        COUNTRY
    }

    @org.eclipse.microprofile.graphql.Enum("IndexClass")
    @Description(
            "An index, 100 · value / average, in three classes; an average of 0 or less has no index, which is UNKNOWN")
    public enum IndexClass {
        @Description("index below 90")
        BELOW,
        @Description("index from 90 to 110")
        AROUND,
        @Description("index above 110")
        ABOVE
    }
}
