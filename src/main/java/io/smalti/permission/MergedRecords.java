package io.smalti.permission;

import io.smalti.customer.CustomersMerged;
import io.smalti.customer.CustomersParted;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Moves records of customers who become one, and gives them back when they are two again. Each remembers whose it was, merge
 * upon merge; one of a kind that the customer who stays has already is set aside meanwhile.
 */
@Singleton
public class MergedRecords {
    private final Sql sql;

    MergedRecords(Sql sql) {
        this.sql = sql;
    }

    /**
     * A table with the columns {@code customer_id} and {@code merged_from bigint[]}.
     *
     * @param key the columns by which the records of a customer are told apart; none: there is one at most
     */
    public record Relation(String table, List<String> key) {
        /** @param pattern says of a column, named twice, when it is the same */
        private String sameKey(String pattern) {
            return key.stream()
                    .map(column -> " and " + pattern.formatted(column, column))
                    .collect(Collectors.joining());
        }
    }

    public void carryOver(Relation relation, CustomersMerged merged) {
        var doubled = "exists (select from %s o where o.customer_id = ?%s)"
                .formatted(relation.table(), relation.sameKey("o.%s = r.%s"));
        sql.update("""
                update merged_record set customer_id = ?, merged_from = merged_from || customer_id
                where relation = ? and customer_id = ?""", merged.kept(), relation.table(), merged.merged());
        sql.update(
                """
                insert into merged_record (customer_id, merged_from, relation, record)
                select ?, r.merged_from || r.customer_id, ?, to_jsonb(r) from %s r where r.customer_id = ? and %s""".formatted(relation.table(), doubled),
                merged.kept(),
                relation.table(),
                merged.merged(),
                merged.kept());
        sql.update("""
                update %s r set customer_id = ?, merged_from = r.merged_from || r.customer_id
                where r.customer_id = ? and not %s""".formatted(relation.table(), doubled), merged.kept(), merged.merged(), merged.kept());
    }

    public void giveBack(Relation relation, CustomersParted parted) {
        for (var table : List.of(relation.table(), "merged_record")) {
            sql.update(
                    """
                    update %s set customer_id = ?, merged_from = trim_array(merged_from, 1)
                    where customer_id = ? and merged_from[cardinality(merged_from)] = ?%s""".formatted(
                            table, table.equals(relation.table()) ? "" : " and relation = '" + relation.table() + "'"),
                    parted.parted(),
                    parted.kept(),
                    parted.parted());
        }
        // one's own first; what was set aside by an earlier merge stays aside, for its place is taken
        sql.update(
                """
                with back as (
                    insert into %1$s overriding system value
                    select r.* from merged_record a, jsonb_populate_record(null::%1$s, a.record || jsonb_build_object(
                        'customer_id', a.customer_id, 'merged_from', to_jsonb(a.merged_from))) r
                    where a.relation = '%1$s' and a.customer_id = ? order by cardinality(a.merged_from)
                    on conflict do nothing returning *)
                delete from merged_record a using back r
                where a.relation = '%1$s' and a.customer_id = r.customer_id and a.merged_from = r.merged_from%2$s""".formatted(relation.table(), relation.sameKey("a.record ->> '%s' = r.%s::text")), parted.parted());
    }
}
