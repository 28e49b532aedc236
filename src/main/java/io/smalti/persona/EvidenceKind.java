package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("Where evidence comes from")
public enum EvidenceKind {
    INTERVIEW,
    SURVEY,
    FOCUS_GROUP,
    CUSTOMER_FEEDBACK,
    DATA_ANALYSIS
}
