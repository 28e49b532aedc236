package io.smalti.segment;

import org.eclipse.microprofile.graphql.Description;

@Description("What makes the members of a segment")
public enum SegmentKind {
    @Description("a rule: who fulfils it is in it")
    RULE,
    @Description("somebody's word: who was added is in it, until removed")
    LIST
}
