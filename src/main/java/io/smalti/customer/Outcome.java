package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What became of one item of a bulk write. */
@Description("What became of one item of a bulk write")
public enum Outcome {
    CREATED,
    @Description("something changed")
    UPDATED,
    @Description("everything was known already; nothing was written")
    UNCHANGED,
    @Description("nothing was written, the problems say why")
    REJECTED
}
