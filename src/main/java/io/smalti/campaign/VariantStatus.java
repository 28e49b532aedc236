package io.smalti.campaign;

import org.eclipse.microprofile.graphql.Description;

@Description("Whether a wording is used")
public enum VariantStatus {
    @Description("not used yet")
    DRAFT,
    @Description("used while it is valid and its campaign is published")
    PUBLISHED
}
