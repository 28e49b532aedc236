package io.smalti.customer.retyping;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.retyping.RetypeCustomersPayload.Problem.Code;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.job.Jobs;
import io.smalti.typology.Typologies;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Typing all customers by another typology. */
@GraphQLApi
public class RetypingApi {
    private static final int MOST = 2_000;

    private final Retypings retypings;
    private final Typologies typologies;
    private final Jobs jobs;
    private final Caller caller;

    RetypingApi(Retypings retypings, Typologies typologies, Jobs jobs, Caller caller) {
        this.retypings = retypings;
        this.typologies = typologies;
        this.jobs = jobs;
        this.caller = caller;
    }

    @Mutation
    @Transactional
    @Access({MARKETER, STEWARD})
    @Description(
            "Makes a version of a typology the active one of its country and types the customers there by it, in the"
                    + " background; a declared type stays where the version has it")
    public RetypeCustomersPayload retypeCustomers(@NonNull RetypeCustomers input) {
        var typology = typologies.all().stream()
                .filter(one ->
                        one.code().equals(input.typology()) && one.version().equals(input.version()))
                .findFirst();
        return typology.isEmpty()
                ? RetypeCustomersPayload.refused(
                        Code.UNKNOWN_TYPOLOGY, "there is no typology of this code and version", "version")
                : new RetypeCustomersPayload(jobs.find(retypings.start(typology.get(), caller.name())), List.of());
    }

    @Mutation
    @Transactional
    @Access({MARKETER, STEWARD})
    @Description("Goes back to the typology that was active before a retyping, and types the customers by it again")
    public RetypeCustomersPayload undoRetyping(@NonNull @Id @Description("Of the job") String id) {
        long job = GlobalId.number(id, "Job");
        if (!retypings.isThere(job)) {
            return RetypeCustomersPayload.refused(Code.UNKNOWN_JOB, "there is no such retyping", "id");
        }
        var before = retypings.before(job);
        return before == null
                ? RetypeCustomersPayload.refused(Code.NOTHING_BEFORE, "there was no active typology before", "id")
                : new RetypeCustomersPayload(jobs.find(retypings.start(before, caller.name())), List.of());
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("Who moved where in a retyping, the most frequent first, also while it runs; empty for another job")
    public @NonNull List<@NonNull TypeMove> typeMoves(
            @NonNull @Id @Description("Of the job") String job,
            @Nullable @Description("1 to 2,000; 100 when absent") Integer first) {
        int most = first == null ? 100 : first;
        if (most < 1 || most > MOST) {
            throw new ListTooLong("typeMoves", most, MOST);
        }
        return retypings.moves(GlobalId.number(job, "Job"), most);
    }
}
