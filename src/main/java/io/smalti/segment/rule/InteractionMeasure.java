package io.smalti.segment.rule;

import org.eclipse.microprofile.graphql.Description;

@Description("What is made of the contacts of a customer")
public enum InteractionMeasure {
    @Description("how many; 0 when there is none")
    COUNT,
    @Description("mean of the scores given, two decimals; UNKNOWN when none was given")
    MEAN_SCORE,
    @Description("whole days in the company's time zone since the latest; UNKNOWN when there is none")
    DAYS_SINCE_LAST
}
