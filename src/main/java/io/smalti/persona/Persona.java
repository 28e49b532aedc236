package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("A fictional person who stands for many. Nobody of this name exists")
public record Persona(
        @Ignore long number,
        @Id @NonNull String id,

        @Description("Always true: the person is made up, and to be shown as such")
        boolean fictional,

        @Description("The name in URLs and files") String key,

        @Description("The made-up name of the person") String name,

        PersonaStatus status,

        @Description("The market that the persona is for, for example BE")
        String market,

        @Description("Rises with every revision") int version,

        @Nullable @Description("Address of a picture; null: none")
        String portrait,

        @Description("What the person would say, in the first person")
        String quote,

        @Description("A day in the life, told") String narrative,

        @Nullable @Description("How the person decides to buy; null: not known yet")
        String decisionProcess,

        @Ignore List<PersonaFact> facts,

        @Ignore @Nullable LocalDate reviewOn,

        @Ignore @Nullable Long segmentNumber,

        @Ignore @Nullable String typeCode,

        @Ignore @Nullable String ageBandCode)
        implements Node {
    static final String TYPE = "Persona";
}
