package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("Something that was found out, and from whom")
public record Evidence(
        @Ignore long number,

        EvidenceKind kind,

        @Nullable @Description("Whom was asked; null: nobody in particular, as with an analysis of data")
        Respondents respondents,

        String title,

        @Nullable @Description("Number of people behind it; null: not recorded")
        Integer sample,

        LocalDate gatheredOn) {}
