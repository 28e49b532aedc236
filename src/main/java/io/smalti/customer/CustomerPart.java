package io.smalti.customer;

import io.smalti.platform.graphql.Wanted;
import io.smalti.typology.Assignment;
import java.util.EnumSet;
import java.util.Set;

/**
 * The parts of a customer that a statement can leave out. Key, names, stage, role and moments are in every one, and
 * provenance is fetched when it is asked for.
 */
enum CustomerPart {
    CONTACT("c.given_name, c.family_name, c.email, c.phone, c.street"),
    PERSON("""
            c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on, c.gender, c.education, c.activity, \
            c.income, c.household_composition, c.household_size, c.tenure, c.dwelling, c.language"""),
    MIND("c.\"values\", c.attitudes, c.interests, c.motivations, c.dream, c.problem"),
    PLACE("c.country, c.postcode, c.municipality, c.zone"),
    BEHAVIOUR("""
            b.orders, b.returns, b.revenue, b.first_order_at, b.last_order_at, b.visits, b.searches, \
            b.service_contacts, b.last_visit_at, b.last_interaction_at, b.satisfaction, b.preferred_channel, \
            b.favourites, b.search_terms, b.trend, b.last_score, \
            c.acquisition, c.loyalty, c.brand_knowledge, c.brand_feeling, c.budget"""),
    RESTRICTIONS("c.restricted, c.profiling_objection, c.marketing_objection, c.consented, c.opted_out"),
    ORGANISATION(Organisation.COLUMNS),
    LIFESTYLE(Assignment.COLUMNS),
    DECLARED(""),
    /** Whether something is not yet added up; the last of the columns. */
    DUE("(select true from behaviour_due d where d.customer_id = c.id)");

    /** For who writes, to whom it is of no interest what is due. */
    static final Set<CustomerPart> ALL = EnumSet.complementOf(EnumSet.of(DUE));

    private final String columns;

    CustomerPart(String columns) {
        this.columns = columns;
    }

    /** To select it, with the aliases of {@link CustomerRows#FROM}. */
    String columns() {
        return this == DECLARED ? Traits.stored().declared() : columns;
    }

    /** What must be read to answer the components of a {@link Customer} that are wanted. */
    static Set<CustomerPart> of(Wanted wanted) {
        var parts = EnumSet.noneOf(CustomerPart.class);
        parts.addAll(wanted.any("contact") ? Set.of(CONTACT) : Set.of());
        // the day, and so the age, is that of the place where the person lives
        parts.addAll(wanted.any("demographics", "ageBand") ? Set.of(PERSON, PLACE) : Set.of());
        parts.addAll(wanted.any("psychographics") ? Set.of(MIND) : Set.of());
        parts.addAll(wanted.any("geography") ? Set.of(PLACE) : Set.of());
        parts.addAll(wanted.any("behaviour") ? Set.of(BEHAVIOUR) : Set.of());
        parts.addAll(wanted.any("restrictions", "ageBand") ? Set.of(RESTRICTIONS) : Set.of());
        parts.addAll(wanted.any("organisation") ? Set.of(ORGANISATION) : Set.of());
        parts.addAll(wanted.any("lifestyle") ? Set.of(LIFESTYLE) : Set.of());
        parts.addAll(wanted.any("declaredValues") ? Set.of(DECLARED) : Set.of());
        parts.addAll(wanted.any("behaviour", "lifecycle") ? Set.of(DUE) : Set.of());
        return parts;
    }
}
