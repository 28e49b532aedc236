package io.smalti.customer;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.typology.AgeBand;
import io.smalti.typology.Assignment;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A person with everything that rules and messages ask for, read by one statement.
 *
 * @param key 0 for a person who is not stored
 * @param asOf the moment of reading; age and age band are those of this moment
 */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("A person, or a contact of an organisation, that we know; a prospect until the first purchase")
public record Customer(
        @Ignore long key,
        @Ignore ZonedDateTime asOf,

        @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD}) @Id @NonNull
        String id,

        @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD}) @Description("The company's own key of the person")
        String externalId,

        Lifecycle lifecycle,
        @Ignore Contact contact,
        Demographics demographics,
        Psychographics psychographics,
        Behaviour behaviour,
        Geography geography,

        @Nullable @Description("The company this person speaks for; null for a private person")
        Organisation organisation,

        @Nullable @Description("Part in the buying decision of the organisation")
        DecisionRole decisionRole,

        @Nullable @Description("Null when the age is unknown or under 18, or the person objects to profiling")
        AgeBand ageBand,

        @Nullable @Description("The lifestyle type as a probability; null until it has been computed")
        Assignment lifestyle,

        @Ignore Restrictions restrictions,
        @Ignore Provenance provenance,
        @Ignore DeclaredValues declaredValues,
        @Description("When we first heard of the person") Instant createdAt,
        Instant updatedAt)
        implements Node {
    Customer typed(Assignment lifestyle) {
        return with(lifecycle, behaviour, lifestyle);
    }

    /** With other deeds; who has bought is no prospect. */
    public Customer behaving(Behaviour behaviour) {
        boolean bought = behaviour.orders() > 0 && lifecycle == Lifecycle.PROSPECT;
        return with(bought ? Lifecycle.CUSTOMER : lifecycle, behaviour, lifestyle);
    }

    private Customer with(
            Lifecycle lifecycle, Behaviour behaviour, @org.jspecify.annotations.Nullable Assignment lifestyle) {
        return new Customer(
                key,
                asOf,
                id,
                externalId,
                lifecycle,
                contact,
                demographics,
                psychographics,
                behaviour,
                geography,
                organisation,
                decisionRole,
                ageBand,
                lifestyle,
                restrictions,
                provenance,
                declaredValues,
                createdAt,
                updatedAt);
    }

    /** The global id of a customer. */
    public static String id(long key) {
        return GlobalId.of("Customer", key);
    }
}
