package io.smalti.customer;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a customer from one row, by column position. */
@Singleton
class CustomerRows {
    private static final String ALWAYS =
            "c.id, c.external_id, c.lifecycle, c.decision_role, c.created_at, c.updated_at";
    static final String FROM = Customers.FROM + " left join organisation o on o.id = c.organisation_id";

    private final Profiles profiles;
    private final Sql sql;
    private final BehaviourSums sums;

    CustomerRows(Profiles profiles, Sql sql, BehaviourSums sums) {
        this.profiles = profiles;
        this.sums = sums;
        this.sql = sql;
    }

    /** What a row must hold, of {@link #FROM}, for {@link #at}. */
    static String columns(Set<CustomerPart> parts) {
        var columns = new StringBuilder(1_024).append(ALWAYS);
        for (var part : parts) {
            columns.append(", ").append(part.columns());
        }
        return columns.toString();
    }

    /** What a row must hold for {@link #withProvenanceAt}. */
    static String columnsWithProvenance() {
        return columns(CustomerPart.ALL) + ", c.provenance";
    }

    /**
     * For reading: the provenance is fetched when it is asked for, and what is in none of the parts is null. A reader is
     * for the rows of one statement.
     */
    CustomerReader at(ZonedDateTime now, Set<CustomerPart> parts) {
        return new CustomerReader(this, now, parts, new Provenances(sql), sums);
    }

    /** For writing, which needs everything, the provenance too. */
    Row.Reader<Customer> withProvenanceAt(ZonedDateTime now) {
        return row -> read(new Columns(row), now, CustomerPart.ALL, null);
    }

    @SuppressWarnings("NullAway") // what was not wanted is null, so that whoever reads it all the same fails at once
    Customer read(Columns row, ZonedDateTime now, Set<CustomerPart> parts, @Nullable Provenances provenances)
            throws SQLException {
        long key = row.number();
        var externalId = row.text();
        var lifecycle = Lifecycle.valueOf(row.text());
        var role = row.constant(DecisionRole.class);
        var createdAt = row.moment();
        var updatedAt = row.moment();
        var contact = parts.contains(CustomerPart.CONTACT) ? contact(row) : null;
        var person = parts.contains(CustomerPart.PERSON) ? new Person(row) : null;
        var mind = parts.contains(CustomerPart.MIND) ? mind(row) : null;
        var place = parts.contains(CustomerPart.PLACE) ? place(row) : null;
        var behaviour = parts.contains(CustomerPart.BEHAVIOUR) ? behaviour(row) : null;
        var restrictions = parts.contains(CustomerPart.RESTRICTIONS) ? restrictions(row) : null;
        var organisation = parts.contains(CustomerPart.ORGANISATION) ? Organisations.read(row) : null;
        var lifestyle =
                parts.contains(CustomerPart.LIFESTYLE) ? Assignment.read(row.row(), row.skip(Assignment.WIDTH)) : null;
        var declared = parts.contains(CustomerPart.DECLARED) ? declared(row.textOrNull()) : null;
        var provenance = provenances == null ? new Provenance(row.text()) : provenances.of(key);
        var age = person == null ? null : person.age(now, place.zone());
        return new Customer(
                key,
                now,
                Customer.id(key),
                externalId,
                lifecycle,
                contact,
                person == null ? null : person.demographics(age),
                mind,
                behaviour,
                place,
                organisation,
                role,
                person == null || restrictions == null ? null : profiles.band(age, place.country(), restrictions),
                lifestyle,
                restrictions,
                provenance,
                declared,
                createdAt,
                updatedAt);
    }

    private static Contact contact(Columns row) throws SQLException {
        return new Contact(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
    }

    private static Psychographics mind(Columns row) throws SQLException {
        return new Psychographics(
                row.texts(), row.texts(), row.texts(), row.texts(), row.textOrNull(), row.textOrNull());
    }

    private Geography place(Columns row) throws SQLException {
        return profiles.geography(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
    }

    private static Restrictions restrictions(Columns row) throws SQLException {
        return new Restrictions(row.truth(), row.truth(), row.truth(), channels(row.texts()), channels(row.texts()));
    }

    private static DeclaredValues declared(@Nullable String values) {
        return values == null ? DeclaredValues.NONE : new DeclaredValues(values);
    }

    private static Behaviour behaviour(Columns row) throws SQLException {
        return BehaviourSums.deeds(row)
                .told(row.textOrNull(), row.constant(Loyalty.class), row.integer(), row.integer(), row.decimal());
    }

    private static Set<Channel> channels(List<String> names) {
        var channels = new TreeSet<Channel>();
        names.forEach(name -> channels.add(Channel.valueOf(name)));
        return channels;
    }
}
