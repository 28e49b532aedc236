package io.smalti.segment.place;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("What came of locating postcodes: all of them, or none")
public record LocatePostcodesPayload(
        @Description("How many lie elsewhere now than was known")
        int changed,

        @Description("Why nothing was kept; empty when it was")
        List<@NonNull LocationError> userErrors) {}
