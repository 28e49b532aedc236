package io.smalti.customer.identity;

import io.smalti.platform.database.Json;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The record of merges, and moving what belongs to customers. */
@Singleton
class MergeRepository {
    private final Sql sql;

    MergeRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * A merge as it is kept.
     *
     * @param before JSON of both rows and of what belonged to the one that was merged
     */
    record Kept(long key, long kept, long merged, String mergedExternalId, boolean undone, String before) {}

    /** Locks both, in the order in which everybody locks customers. */
    void lock(long one, long other) {
        sql.list(
                "select 1 from customer where id = any(?) order by external_id for update",
                row -> row.intValue(1),
                List.of(one, other));
    }

    Map<String, MergeRule> rules() {
        var rules = new HashMap<String, MergeRule>();
        sql.list("select trait, rule from merge_rule", row -> rules.put(row.text(1), row.constant(2, MergeRule.class)));
        return rules;
    }

    void rule(String trait, MergeRule rule) {
        sql.update("""
                insert into merge_rule (trait, rule) values (?, ?)
                on conflict (trait) do update set rule = excluded.rule""", trait, rule);
    }

    /** Everything of both that undoing needs. */
    String before(long keep, long merge) {
        return Objects.requireNonNull(sql.first("""
                select jsonb_build_object(
                    'kept', (select to_jsonb(c) from customer c where c.id = k),
                    'keptType', (select to_jsonb(t) from type_assignment t where t.customer_id = k and t.declared),
                    'merged', (select to_jsonb(c) from customer c where c.id = m),
                    'mergedType', (select to_jsonb(t) from type_assignment t where t.customer_id = m and t.declared),
                    'identifiers', (select coalesce(jsonb_agg(jsonb_build_array(kind, value)), '[]') from customer_identifier
                        where customer_id = m),
                    'orders', (select coalesce(jsonb_agg(id), '[]') from customer_order where customer_id = m),
                    'interactions', (select coalesce(jsonb_agg(id), '[]') from interaction where customer_id = m),
                    'consents', (select coalesce(jsonb_agg(id), '[]') from consent where customer_id = m),
                    'aliases', (select coalesce(jsonb_agg(external_id), '[]') from customer_alias where customer_id = m),
                    'history', (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from trait_history h where customer_id = m))::text
                from (values (?, ?)) v (k, m)""", row -> row.text(1), keep, merge));
    }

    /** Moves everything to the customer who stays, removes the other one and lets its external id lead there. */
    void join(long keep, long merge, String mergedExternalId) {
        for (var table : List.of("customer_identifier", "customer_order", "interaction", "consent", "customer_alias")) {
            sql.update("update " + table + " set customer_id = ? where customer_id = ?", keep, merge);
        }
        sql.update("""
                update customer k set restricted = k.restricted or m.restricted,
                    organisation_id = coalesce(k.organisation_id, m.organisation_id),
                    created_at = least(k.created_at, m.created_at)
                from customer m where k.id = ? and m.id = ?""", keep, merge);
        // a type that the person declared wins over the computed one of the other
        sql.update("""
                delete from type_assignment where customer_id = ? and not declared
                    and exists (select 1 from type_assignment where customer_id = ? and declared)""", keep, merge);
        sql.update("""
                update type_assignment set customer_id = ? where customer_id = ? and declared
                    and not exists (select 1 from type_assignment where customer_id = ?)""", keep, merge, keep);
        sql.update("delete from customer where id = ?", merge);
        sql.update("insert into customer_alias (external_id, customer_id) values (?, ?)", mergedExternalId, keep);
    }

    long record(
            long keep,
            long merge,
            String mergedExternalId,
            String cause,
            String decisions,
            String before,
            @Nullable String by) {
        return Objects.requireNonNull(sql.first(
                """
                insert into customer_merge (kept_id, merged_id, merged_external_id, cause, decisions, before, merged_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id""",
                row -> row.longValue(1),
                keep,
                merge,
                mergedExternalId,
                cause,
                new Json(decisions),
                new Json(before),
                by));
    }

    @Nullable
    Kept find(long key) {
        return sql.first(
                """
                select id, kept_id, merged_id, merged_external_id, undone_at is not null, before::text from customer_merge
                where id = ? for update""",
                row -> new Kept(
                        row.longValue(1),
                        row.longValue(2),
                        row.longValue(3),
                        row.text(4),
                        row.booleanValue(5),
                        row.text(6)),
                key);
    }

    /** Merges into these customers, the newest first. */
    Map<Long, List<CustomerMerge>> into(Collection<Long> customers) {
        var found = new HashMap<Long, List<CustomerMerge>>();
        sql.list("""
                        select id, kept_id, merged_external_id, cause, decisions::text, merged_by, merged_at, undone_at
                        from customer_merge where kept_id = any(?) order by id desc""", MergeRepository::read, customers)
                .forEach(merge -> found.computeIfAbsent(merge.kept(), key -> new ArrayList<>())
                        .add(merge));
        return found;
    }

    private static CustomerMerge read(Row row) throws SQLException {
        return new CustomerMerge(
                row.longValue(1),
                row.longValue(2),
                CustomerMerge.id(row.longValue(1)),
                row.text(3),
                row.text(4),
                MergeJson.decisions(row.text(5)),
                row.textOrNull(6),
                Objects.requireNonNull(row.instant(7)),
                row.instant(8));
    }

    /** The row of the customer is back, with what belonged to it and still is with the other one. */
    void part(Kept merge) {
        sql.update("delete from customer_alias where external_id = ?", merge.mergedExternalId());
        sql.update("""
                insert into customer overriding system value
                select r.* from jsonb_populate_record(null::customer, ?::jsonb -> 'merged') r""", new Json(merge.before()));
        moveBack(merge, "customer_order", "id::text", "orders");
        moveBack(merge, "interaction", "id::text", "interactions");
        moveBack(merge, "consent", "id::text", "consents");
        moveBack(merge, "customer_alias", "external_id", "aliases");
        sql.update("""
                update customer_identifier i set customer_id = ?
                from jsonb_array_elements(?::jsonb -> 'identifiers') n
                where i.customer_id = ? and i.kind = n ->> 0 and i.value = n ->> 1""", merge.merged(), new Json(merge.before()), merge.kept());
        sql.update("""
                insert into trait_history overriding system value
                select h.* from jsonb_populate_recordset(null::trait_history, ?::jsonb -> 'history') h""", new Json(merge.before()));
        sql.update("""
                delete from type_assignment where customer_id = ? and declared and ?::jsonb ->> 'keptType' is null
                    and ?::jsonb ->> 'mergedType' is not null""", merge.kept(), new Json(merge.before()), new Json(merge.before()));
        sql.update("""
                insert into type_assignment select t.* from jsonb_populate_record(null::type_assignment, nullif(?::jsonb -> 'mergedType', 'null')) t
                where t.customer_id is not null""", new Json(merge.before()));
        sql.update("update customer_merge set undone_at = now() where id = ?", merge.key());
    }

    private void moveBack(Kept merge, String table, String key, String list) {
        sql.update("""
                update %s set customer_id = ? where customer_id = ?
                    and %s in (select jsonb_array_elements_text(?::jsonb -> '%s'))""".formatted(table, key, list), merge.merged(), merge.kept(), new Json(merge.before()));
    }

    List<TraitDecision> decisionsOf(long key) {
        return MergeJson.decisions(Objects.requireNonNull(
                sql.first("select decisions::text from customer_merge where id = ?", row -> row.text(1), key)));
    }

    /** Restricted as before, unless somebody restricted it since; known since when it was known before. */
    void unrestrict(Kept merge) {
        sql.update("""
                update customer c set created_at = (?::jsonb #>> '{kept,created_at}')::timestamptz,
                    restricted = c.restricted and ((?::jsonb #>> '{kept,restricted}')::boolean
                        or not (?::jsonb #>> '{merged,restricted}')::boolean)
                where c.id = ?""", new Json(merge.before()), new Json(merge.before()), new Json(merge.before()), merge.kept());
    }

    /** Whether somebody has the external id now. */
    boolean taken(String externalId) {
        return sql.first("select 1 from customer where external_id = ?", row -> 1, externalId) != null;
    }

    /** The merge by which the customer became part of another one; null when it did not. */
    @Nullable
    String goneInto(long customer) {
        return sql.first("""
                select c.external_id from customer_merge m join customer c on c.id = m.kept_id
                where m.merged_id = ? and m.undone_at is null""", row -> row.text(1), customer);
    }
}
