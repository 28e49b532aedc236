package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Part in the buying decision of an organisation. */
@Description("Part of a contact in the buying decision of the organisation")
public enum DecisionRole {
    DECIDES,
    ADVISES,
    APPROVES
}
