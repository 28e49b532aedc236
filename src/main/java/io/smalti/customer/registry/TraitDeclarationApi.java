package io.smalti.customer.registry;

import io.smalti.customer.Traits;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Traits of the company's own. */
@GraphQLApi
public class TraitDeclarationApi {
    private final TraitDeclarations declarations;
    private final TraitRetirement retirement;

    TraitDeclarationApi(TraitDeclarations declarations, TraitRetirement retirement) {
        this.declarations = declarations;
        this.retirement = retirement;
    }

    @Mutation
    @Access(Role.STEWARD)
    @Description(
            "Takes a declared trait out of use: nothing can name it any more. Its values stay until they are forgotten, and count again when it is declared"
                    + " again")
    public RetireTraitPayload retireTrait(@NonNull RetireTrait input) {
        return retirement.retire(input);
    }

    @Mutation
    @Access(Role.STEWARD)
    @Description(
            "Declares a trait, or changes a declared one; upserts, imports, rules, exports and messages can name it at once")
    public DeclareTraitPayload declareTrait(@NonNull DeclareTrait input) {
        var errors = declarations.declare(input);
        return new DeclareTraitPayload(errors.isEmpty() ? Traits.get(input.code()) : null, errors);
    }
}
