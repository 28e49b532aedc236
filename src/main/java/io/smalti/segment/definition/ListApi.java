package io.smalti.segment.definition;

import static io.smalti.platform.graphql.Role.MARKETER;

import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Static lists. */
@GraphQLApi
public class ListApi {
    private final SegmentLists lists;

    ListApi(SegmentLists lists) {
        this.lists = lists;
    }

    @Mutation
    @Access(MARKETER)
    @Description(
            "Puts customers on a static list. Nobody under 18 and nobody who objects to profiling becomes a member by it")
    public @NonNull ListedPayload addToList(@NonNull ListMembers input) {
        return lists.add(input);
    }

    @Mutation
    @Access(MARKETER)
    @Description("Takes customers off a static list")
    public @NonNull ListedPayload removeFromList(@NonNull ListMembers input) {
        return lists.remove(input);
    }
}
