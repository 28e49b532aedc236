package io.smalti.campaign;

import org.eclipse.microprofile.graphql.Description;

@Description("How specific a message is, from the most to the least")
public enum LadderLevel {
    @Description("written for a lifestyle type and an age band")
    TYPE_AND_BAND,
    @Description("written for a lifestyle group and an age band")
    GROUP_AND_BAND,
    @Description("written for a lifestyle type of any age")
    TYPE,
    @Description("written for a lifestyle group of any age")
    GROUP,
    @Description("written for an age band of any type")
    BAND,
    @Description("written for everybody")
    DEFAULT
}
