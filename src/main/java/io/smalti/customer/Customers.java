package io.smalti.customer;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Wanted;
import io.smalti.typology.Age;
import io.smalti.typology.AgeBand;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customers we know: found, listed, written. A customer is read with all facets by one statement. */
@Singleton
public class Customers {
    /** What the conditions of a {@link Filter} speak about. */
    public static final String FROM = """
            customer c left join behaviour b on b.customer_id = c.id \
            left join type_assignment t on t.customer_id = c.id""";

    private static final int MOST = 1_000;

    private final Sql sql;
    private final Pages pages;
    private final CustomerRows rows;
    private final CustomerWrites writes;
    private final Profiles profiles;
    private final Clock clock;
    private final ZoneId zone;

    Customers(
            Sql sql,
            Pages pages,
            CustomerRows rows,
            CustomerWrites writes,
            Profiles profiles,
            Clock clock,
            ZoneId zone) {
        this.sql = sql;
        this.pages = pages;
        this.rows = rows;
        this.writes = writes;
        this.profiles = profiles;
        this.clock = clock;
        this.zone = zone;
    }

    /** The moment of decision, in the company's zone. */
    public ZonedDateTime now() {
        return clock.instant().atZone(zone);
    }

    /** Those that exist, by key. */
    @Transactional
    public Map<Long, Customer> byKeys(Collection<Long> keys) {
        return byKeys(keys, Wanted.EVERYTHING);
    }

    /** Those that exist, by key, with what is wanted of them. */
    @Transactional
    public Map<Long, Customer> byKeys(Collection<Long> keys, Wanted wanted) {
        var found = new HashMap<Long, Customer>();
        if (keys.isEmpty()) {
            return found;
        }
        select(wanted, "c.id = any((select ?)::bigint[])", keys)
                .forEach(customer -> found.put(customer.key(), customer));
        return found;
    }

    /** Those that exist, by external id; one that was merged leads to the customer of whom it is part now. */
    @Transactional
    public Map<String, Customer> byExternalIds(Collection<String> externalIds) {
        return byExternalIds(externalIds, Wanted.EVERYTHING);
    }

    /** As {@link #byExternalIds(Collection)}, with what is wanted of them. */
    @Transactional
    public Map<String, Customer> byExternalIds(Collection<String> externalIds, Wanted wanted) {
        var found = new HashMap<String, Customer>();
        select(wanted, "c.external_id = any((select ?)::text[])", externalIds)
                .forEach(customer -> found.put(customer.externalId(), customer));
        var others = externalIds.stream().filter(id -> !found.containsKey(id)).toList();
        if (!others.isEmpty()) {
            found.putAll(merged(others, wanted));
        }
        return found;
    }

    /** The customer with this identifier; null when there is none. */
    @Transactional
    public @Nullable Customer byIdentifier(Identifier identifier, Wanted wanted) {
        var normal = Identifiers.normal(identifier);
        var found = select(
                wanted,
                "c.id = (select i.customer_id from customer_identifier i where i.kind = ? and i.value = ?)",
                normal.kind(),
                normal.value());
        return found.isEmpty() ? null : found.getFirst();
    }

    /** One page of the customers that meet a condition. */
    @Transactional
    public Page<Customer> page(Filter filter, CustomerOrder order, PageRequest request, Wanted wanted) {
        var parts = CustomerPart.of(wanted);
        var reader = rows.at(now(), parts);
        return pages.read(selection(filter, parts), order.keyset(), request, reader)
                .with(reader::current);
    }

    /** How many meet a condition. */
    @Transactional
    public Count count(Filter filter) {
        return pages.count(new Pages.Selection("", FROM, filter.where(), filter.arguments()));
    }

    /** The same page for each parent; the condition names the parent as {@code p.parent}. */
    Map<Long, Page<Customer>> pageEach(
            List<Long> parents, Filter filter, CustomerOrder order, PageRequest request, Wanted wanted) {
        var parts = CustomerPart.of(wanted);
        var reader = rows.at(now(), parts);
        var read = pages.readEach(parents, selection(filter, parts), order.keyset(), request, reader);
        read.replaceAll((parent, page) -> page.with(reader::current));
        return read;
    }

    /**
     * Writes what a source says about people, each item on its own: one that is refused costs no other. Repeating it
     * changes nothing.
     *
     * @param items at most 1,000; their answers come in the same order
     */
    @Transactional
    public List<Upserted> upsert(List<UpsertCustomer> items, Source source) {
        if (items.size() > MOST) {
            throw new ListTooLong("customers", items.size(), MOST);
        }
        return writes.write(read(items, source));
    }

    /**
     * Does all that can be done without the database of an upsert of people who are probably new.
     *
     * @param items at most 1,000
     */
    public PreparedCustomers prepare(List<UpsertCustomer> items, Source source) {
        return read(items, source).asNew(profiles);
    }

    /** The rest of an upsert; may be asked again when it has failed. */
    @Transactional
    public List<Upserted> upsert(PreparedCustomers prepared) {
        return writes.write(prepared);
    }

    private PreparedCustomers read(List<UpsertCustomer> items, Source source) {
        var now = now();
        return new PreparedCustomers(
                items.stream().map(item -> Draft.of(item, now)).toList(), source, now);
    }

    /**
     * Corrects one value, whatever its origin.
     *
     * @param value of the trait's type, or text that reads as one; null when nothing is known instead
     * @param reason at most 500 characters
     */
    @Transactional
    public Upserted rectify(String externalId, String trait, @Nullable Object value, String reason) {
        if (byExternalIds(List.of(externalId)).isEmpty()) {
            return Upserted.rejected(
                    List.of(new Problem("externalId", "UNKNOWN_CUSTOMER", "no customer has this external id")));
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put(trait, value);
        var now = now();
        var drafts = List.of(Draft.of(UpsertCustomer.of(externalId, values), now, reason));
        return writes.write(new PreparedCustomers(drafts, Source.CRM, now)).getFirst();
    }

    /**
     * A person who is not stored, with key 0, typed in memory.
     *
     * @param person the external id names nobody, but must not be rubbish, for example {@code preview}
     * @throws InvalidPerson when it would be rejected
     */
    public Customer unstored(UpsertCustomer person) {
        var now = now();
        var merge =
                new Merge(profiles, Map.of(), new Stamps(Source.CRM), profiles.blank(person.externalId(), now), false);
        merge.add(Draft.of(person, now));
        var problems = merge.answers().getFirst().problems();
        if (!merge.stored()) {
            throw new InvalidPerson(problems);
        }
        var result = merge.result();
        return result.typed(merge.assignment());
    }

    /** The age band at an age, by the typology of the country; null for an unknown age and under the first band. */
    public @Nullable AgeBand band(@Nullable Age age, @Nullable String country) {
        return profiles.band(age, country, Restrictions.NONE);
    }

    private Map<String, Customer> merged(List<String> externalIds, Wanted wanted) {
        record Alias(String externalId, long key) {}
        var aliases = sql.list(
                "select external_id, customer_id from customer_alias where external_id = any(?)",
                row -> new Alias(row.text(1), row.longValue(2)),
                externalIds);
        var customers = byKeys(aliases.stream().map(Alias::key).toList(), wanted);
        var found = new HashMap<String, Customer>();
        aliases.forEach(alias -> {
            var customer = customers.get(alias.key());
            if (customer != null) {
                found.put(alias.externalId(), customer);
            }
        });
        return found;
    }

    private List<Customer> select(Wanted wanted, String where, @Nullable Object... arguments) {
        var parts = CustomerPart.of(wanted);
        var text = "select " + CustomerRows.columns(parts) + " from " + CustomerRows.FROM + " where " + where;
        var reader = rows.at(now(), parts);
        return reader.current(sql.list(text, reader, arguments));
    }

    private static Pages.Selection selection(Filter filter, Set<CustomerPart> parts) {
        return new Pages.Selection(CustomerRows.columns(parts), CustomerRows.FROM, filter.where(), filter.arguments());
    }
}
