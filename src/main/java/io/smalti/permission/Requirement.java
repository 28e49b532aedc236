package io.smalti.permission;

import org.eclipse.microprofile.graphql.Description;

@Description("What marketing through a channel needs")
public enum Requirement {
    @Description("consent to this channel")
    CONSENT,
    @Description("consent; or, for products similar to those bought, that the person has not refused")
    SOFT_OPT_IN,
    @Description("consent; or that the number is not in the register of the country, which has to be up to date")
    REGISTER,
    @Description("that the person has not refused")
    OPT_OUT,
    @Description("nothing will do")
    FORBIDDEN
}
