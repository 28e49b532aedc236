package io.smalti.campaign.experiment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("ExperimentVerdict")
@Description("What may be said of an experiment")
public enum Verdict {
    @Description("an arm has fewer than 100 people, or is expected to have fewer than 5 conversions or non-conversions")
    NOT_ENOUGH_YET,
    @Description("the arms did not get the shares they should (χ², p < 0.001): something is wrong, nothing is compared")
    SAMPLE_RATIO_MISMATCH,
    @Description("no difference that could not be chance; that is no proof that there is none")
    NO_DIFFERENCE_FOUND,
    @Description("a difference that is hardly chance (p < 0.05, divided by the number of comparisons)")
    DIFFERENCE_FOUND
}
