package io.smalti.segment.definition;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A segment that is no longer wanted")
public record DeleteSegment(@Id @NonNull String id) {}
