package io.smalti.customer.identity;

import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.Identifier;
import io.smalti.customer.IdentifierKind;
import io.smalti.customer.Traits;
import io.smalti.customer.identity.MergeError.Code;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The rules by which customers are told apart and made one. */
@GraphQLApi
public class IdentityRulesApi {
    private static final int MOST = 1_000;

    private final IdentityRules rules;

    IdentityRulesApi(IdentityRules rules) {
        this.rules = rules;
    }

    @Query
    @Transactional
    @Access(STEWARD)
    @Description("Limit and strength of identifiers by kind")
    public List<@NonNull KindOfIdentifier> identifierRules() {
        return rules.kinds();
    }

    @Query
    @Transactional
    @Access(STEWARD)
    @Description("How each writable trait is merged")
    public List<@NonNull TraitMergeRule> mergeRules() {
        return rules.merging();
    }

    @Mutation
    @Access(STEWARD)
    @Description("Sets limit and strength of a kind of identifier; who has more already keeps them")
    public RulesPayload defineIdentifierRule(@NonNull IdentifierKind kind, int most, boolean strong) {
        if (most < 1 || most > MOST) {
            return refused(Code.OUT_OF_RANGE, "most", "most must be from 1 to 1,000");
        }
        rules.set(kind, most, strong);
        return answer(List.of());
    }

    @Mutation
    @Access(STEWARD)
    @Description(
            "Blocks an identifier that names nobody in particular, such as the card of the till; nobody has it any more")
    public RulesPayload blockIdentifier(@NonNull Identifier identifier, @NonNull String reason) {
        if (identifier.value().isBlank() || reason.isBlank()) {
            return refused(Code.REQUIRED, identifier.value().isBlank() ? "identifier" : "reason", "must not be empty");
        }
        rules.block(identifier, reason);
        return answer(List.of());
    }

    @Mutation
    @Access(STEWARD)
    @Description("Sets how a trait is merged from now on")
    public RulesPayload defineMergeRule(@NonNull String trait, @NonNull MergeRule rule) {
        var found = Traits.get(trait);
        if (found == null || !found.writable()) {
            return refused(Code.UNKNOWN_TRAIT, "trait", "there is no writable trait with this code");
        }
        if (!Decisions.allows(rule, found)) {
            return refused(Code.RULE_NOT_ALLOWED, "rule", rule + " makes no sense for " + found.type());
        }
        rules.set(trait, rule);
        return answer(List.of());
    }

    private RulesPayload refused(Code code, String field, String message) {
        return answer(List.of(MergeError.of(code, field, message)));
    }

    private RulesPayload answer(List<MergeError> errors) {
        return new RulesPayload(rules.kinds(), rules.merging(), errors);
    }
}
