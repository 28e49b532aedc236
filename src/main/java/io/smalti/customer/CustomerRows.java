package io.smalti.customer;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a customer from one row, by column position. */
@ApplicationScoped
class CustomerRows {
    private static final String COLUMNS = """
            c.id, c.external_id, c.lifecycle, c.given_name, c.family_name, c.email, c.phone, c.street, \
            c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on, c.gender, c.education, c.activity, \
            c.income, c.household_composition, c.household_size, c.tenure, c.dwelling, c.language, \
            c."values", c.attitudes, c.interests, c.motivations, c.dream, c.problem, \
            c.country, c.postcode, c.municipality, c.zone, \
            b.orders, b.returns, b.revenue, b.first_order_at, b.last_order_at, b.visits, b.searches, \
            b.service_contacts, b.last_visit_at, b.last_interaction_at, b.satisfaction, b.preferred_channel, \
            b.favourites, b.search_terms, b.trend, b.last_score, \
            c.acquisition, c.loyalty, c.brand_knowledge, c.brand_feeling, c.budget, c.decision_role, \
            c.restricted, c.profiling_objection, c.marketing_objection, c.consented, c.opted_out, \
            c.created_at, c.updated_at, \
            """ + Organisation.COLUMNS + ", " + Assignment.COLUMNS;
    static final String FROM = Customers.FROM + " left join organisation o on o.id = c.organisation_id";

    private final Profiles profiles;
    private final Sql sql;

    CustomerRows(Profiles profiles, Sql sql) {
        this.profiles = profiles;
        this.sql = sql;
    }

    /** What a row must hold, of {@link #FROM}, for {@link #at}. */
    static String columns() {
        return COLUMNS + ", " + Traits.stored().declared();
    }

    /** What a row must hold for {@link #withProvenanceAt}. */
    static String columnsWithProvenance() {
        return columns() + ", c.provenance";
    }

    /** For reading: the provenance is fetched when it is asked for. A reader is for the rows of one statement. */
    Row.Reader<Customer> at(ZonedDateTime now) {
        var provenances = new Provenances(sql);
        return row -> read(new Columns(row), now, provenances);
    }

    /** For writing, which needs the provenance of everyone. */
    Row.Reader<Customer> withProvenanceAt(ZonedDateTime now) {
        return row -> read(new Columns(row), now, null);
    }

    private Customer read(Columns row, ZonedDateTime now, @Nullable Provenances provenances) throws SQLException {
        long key = row.number();
        var externalId = row.text();
        var lifecycle = Lifecycle.valueOf(row.text());
        var contact =
                new Contact(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
        var person = new Person(row);
        var mind = new Psychographics(
                row.texts(), row.texts(), row.texts(), row.texts(), row.textOrNull(), row.textOrNull());
        var place = profiles.geography(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
        var behaviour = behaviour(row);
        var role = row.constant(DecisionRole.class);
        var restrictions =
                new Restrictions(row.truth(), row.truth(), row.truth(), channels(row.texts()), channels(row.texts()));
        var createdAt = row.moment();
        var updatedAt = row.moment();
        var organisation = Organisations.read(row);
        var assignment = Assignment.read(row.row(), row.skip(Assignment.WIDTH));
        var declared = row.textOrNull();
        var provenance = provenances == null ? new Provenance(row.text()) : provenances.of(key);
        var age = person.age(now, place.zone());
        return new Customer(
                key,
                now,
                Customer.id(key),
                externalId,
                lifecycle,
                contact,
                person.demographics(age),
                mind,
                behaviour,
                place,
                organisation,
                role,
                profiles.band(age, place.country(), restrictions),
                assignment,
                restrictions,
                provenance,
                declared == null ? DeclaredValues.NONE : new DeclaredValues(declared),
                createdAt,
                updatedAt);
    }

    private static Behaviour behaviour(Columns row) throws SQLException {
        int orders = row.count();
        int returns = row.count();
        var revenue = row.decimal();
        return new Behaviour(
                orders,
                returns,
                revenue == null ? BigDecimal.ZERO : revenue,
                row.instant(),
                row.instant(),
                row.count(),
                row.count(),
                row.count(),
                row.instant(),
                row.instant(),
                row.real(),
                row.constant(Channel.class),
                row.texts(),
                row.texts(),
                row.constant(Trend.class),
                row.integer(),
                row.textOrNull(),
                row.constant(Loyalty.class),
                row.integer(),
                row.integer(),
                row.decimal());
    }

    private static Set<Channel> channels(List<String> names) {
        var channels = new TreeSet<Channel>();
        names.forEach(name -> channels.add(Channel.valueOf(name)));
        return channels;
    }
}
