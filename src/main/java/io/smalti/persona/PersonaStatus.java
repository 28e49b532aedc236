package io.smalti.persona;

import org.eclipse.microprofile.graphql.Description;

@Description("How far a persona is")
public enum PersonaStatus {
    @Description("being written")
    DRAFT,
    @Description("in use")
    PUBLISHED,
    @Description("kept for the record only")
    RETIRED
}
