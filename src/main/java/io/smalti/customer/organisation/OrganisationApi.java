package io.smalti.customer.organisation;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.CustomerConnection;
import io.smalti.customer.CustomerError;
import io.smalti.customer.CustomerLists;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Filter;
import io.smalti.customer.InvalidLookup;
import io.smalti.customer.Organisation;
import io.smalti.customer.OrganisationRepository;
import io.smalti.customer.Source;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Wanted;
import io.smalti.platform.graphql.WrittenInput;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;

/** Organisations and the people who speak for them. */
@GraphQLApi
public class OrganisationApi {
    private static final int MOST = 1_000;
    private static final Keyset BY_EXTERNAL_ID = Keyset.ascending(new Keyset.Key("o.external_id", "text"));

    private final OrganisationRepository organisations;
    private final OrganisationEdits edits;
    private final CustomerLists lists;
    private final Pages pages;
    private final OnceOnly once;

    OrganisationApi(
            OrganisationRepository organisations,
            OrganisationEdits edits,
            CustomerLists lists,
            Pages pages,
            OnceOnly once) {
        this.organisations = organisations;
        this.edits = edits;
        this.lists = lists;
        this.pages = pages;
        this.once = once;
    }

    @Query
    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The organisation with this id or external id (exactly one of them); null when there is none")
    public @Nullable Organisation organisation(
            @Nullable @Id String id, @Nullable @Description("The company's own key") String externalId) {
        if (id != null && externalId == null) {
            long key = GlobalId.number(id, "Organisation");
            return organisations.byKeys(List.of(key)).get(key);
        }
        if (externalId == null || id != null) {
            throw new InvalidLookup("id, externalId");
        }
        return organisations.byExternalIds(List.of(externalId)).get(externalId);
    }

    @Query
    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("Organisations by external id")
    public OrganisationConnection organisations(
            @Nullable @Description("Beginning of a NACE code, for example 47; null: all") String industry,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var selection = new Pages.Selection(
                Organisation.COLUMNS,
                "organisation o",
                industry == null ? "true" : "starts_with(o.industry, ?)",
                industry == null ? List.of() : List.of(industry));
        var request = PageRequest.of("organisations " + industry, first, after, last, before);
        var page = pages.read(selection, BY_EXTERNAL_ID, request, OrganisationRepository.READER);
        return new OrganisationConnection(page.edges(OrganisationEdge::new), page.nodes(), page.info(), selection);
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The size of the whole list: exact to 10,000, then an estimate. Counted only when asked for")
    public Count count(@org.eclipse.microprofile.graphql.Source OrganisationConnection connection) {
        return pages.count(connection.selection());
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("As count { value }")
    public int totalCount(@org.eclipse.microprofile.graphql.Source OrganisationConnection connection) {
        return count(connection).value();
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The people who speak for the organisation, first known first")
    public List<CustomerConnection> contacts(
            @org.eclipse.microprofile.graphql.Source List<Organisation> parents,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var keys = parents.stream().map(parent -> Long.toString(parent.key())).toList();
        var filter = Filter.of("c.organisation_id = ((?::text[])[p.parent])::bigint", keys);
        return lists.of(
                parents.size(),
                filter,
                CustomerOrder.OLDEST,
                PageRequest.of("contacts", first, after, last, before),
                Wanted.of("Customer"));
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description("Creates and changes organisations, each item on its own; repeating it changes nothing")
    public UpsertOrganisationsPayload upsertOrganisations(UpsertOrganisations input) {
        if (input.organisations().size() > MOST) {
            throw new ListTooLong("organisations", input.organisations().size(), MOST);
        }
        var nulls = WrittenInput.nullsIn("organisations");
        var source = Objects.requireNonNullElse(input.source(), Source.CRM);
        var answers = once.answer(
                input.idempotencyKey(),
                "upsertOrganisations",
                List.of(input, nulls),
                Upserted.LIST,
                () -> edits.upsert(input.organisations(), nulls, source));
        var found = organisations.byKeys(answers.stream()
                .map(Upserted::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var results = answers.stream()
                .map(answer -> new UpsertOrganisationsPayload.Item(
                        answer.outcome(), answer.key() == null ? null : found.get(answer.key())))
                .toList();
        return new UpsertOrganisationsPayload(results, CustomerError.all(answers, "organisations"));
    }
}
