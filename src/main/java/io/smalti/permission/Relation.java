package io.smalti.permission;

import org.eclipse.microprofile.graphql.Description;

@Description("What a person is to us, as far as the rules of channels ask")
public enum Relation {
    @Description("has bought nothing yet")
    PROSPECT,
    @Description("has bought something")
    CUSTOMER
}
