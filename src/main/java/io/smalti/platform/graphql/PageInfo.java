package io.smalti.platform.graphql;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("Where a page lies in its list")
public record PageInfo(
        @NonNull @Description("Whether there are entries after this page")
        Boolean hasNextPage,

        @NonNull @Description("Whether there are entries before this page")
        Boolean hasPreviousPage,

        @Nullable @Description("Cursor of the first entry; null when the page is empty")
        String startCursor,

        @Nullable @Description("Cursor of the last entry; null when the page is empty")
        String endCursor) {}
