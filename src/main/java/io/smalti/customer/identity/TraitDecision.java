package io.smalti.customer.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Access(Role.STEWARD)
@Description("What became of one trait that the customers who were merged had in common or apart")
public record TraitDecision(
        @Description("Code of the trait") String trait,
        MergeRule rule,

        @Nullable @Description("Of the customer who stayed, before")
        String kept,

        @Nullable @Description("Of the customer who was merged")
        String merged,

        @Nullable @Description("After") String result) {}
