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
    CONTACT("c.given_name, c.family_name, c.email, c.phone, c.street", "contact"),
    PERSON("""
            c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on, c.gender, c.education, c.activity, \
            c.income, c.household_composition, c.household_size, c.tenure, c.dwelling, c.language""", "demographics", "ageBand"),
    MIND("c.\"values\", c.attitudes, c.interests, c.motivations, c.dream, c.problem", "psychographics"),
    /** The day, and so the age, is that of the place where the person lives. */
    PLACE("c.country, c.postcode, c.municipality, c.zone", "geography", "demographics", "ageBand"),
    BEHAVIOUR("""
            b.orders, b.returns, b.revenue, b.first_order_at, b.last_order_at, b.visits, b.searches, \
            b.service_contacts, b.last_visit_at, b.last_interaction_at, b.satisfaction, b.preferred_channel, \
            b.favourites, b.search_terms, b.trend, b.last_score, \
            c.acquisition, c.loyalty, c.brand_knowledge, c.brand_feeling, c.budget""", "behaviour"),
    RESTRICTIONS(
            "c.restricted, c.profiling_objection, c.marketing_objection, c.consented, c.opted_out",
            "restrictions",
            "ageBand"),
    ORGANISATION(Organisation.COLUMNS, "organisation"),
    LIFESTYLE(Assignment.COLUMNS, "lifestyle"),
    DECLARED("", "declaredValues"),
    /** Whether something is not yet added up; the last of the columns. */
    DUE("(select true from behaviour_due d where d.customer_id = c.id)", "behaviour", "lifecycle");

    /** For who writes, to whom it is of no interest what is due. */
    static final Set<CustomerPart> ALL = EnumSet.complementOf(EnumSet.of(DUE));

    private final String columns;
    private final String[] components;

    /** @param components of a {@link Customer} that are read from it */
    CustomerPart(String columns, String... components) {
        this.columns = columns;
        this.components = components;
    }

    /** To select it, with the aliases of {@link CustomerRows#FROM}. */
    String columns() {
        return this == DECLARED ? Traits.stored().declared() : columns;
    }

    /** What must be read to answer the components of a {@link Customer} that are wanted. */
    static Set<CustomerPart> of(Wanted wanted) {
        var parts = EnumSet.noneOf(CustomerPart.class);
        for (var part : values()) {
            if (wanted.any(part.components)) {
                parts.add(part);
            }
        }
        return parts;
    }
}
