package io.smalti.segment.membership;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("How large a segment was at the end of a day, or is today; a point of its curve")
public record SizeOfDay(LocalDate day, int size) {}
