package io.smalti.customer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The statements that name the columns of all traits.
 *
 * @param declared SQL of a JSON object with the values of the declared traits by code
 * @param insert of customers from a JSON list of rows; answers external id and key of those that were not there
 * @param update of customers from keys and JSON patches
 */
record StoredTraits(String declared, String insert, String update) {
    /** jsonb_build_object takes 100 arguments. */
    private static final int AT_ONCE = 40;

    static StoredTraits of(List<Trait> traits) {
        var columns = traits.stream()
                .map(Trait::column)
                .filter(Objects::nonNull)
                .map(column -> '"' + column + '"')
                .toList();
        var listed = String.join(", ", columns);
        return new StoredTraits(
                json(traits.stream().filter(Trait::declared).toList()),
                """
                insert into customer (external_id, organisation_id, provenance, next_expiry, created_at, updated_at, %s)
                select r.external_id, r.organisation_id, r.provenance, r.next_expiry, r.created_at, r.created_at, %s
                from jsonb_populate_recordset(null::customer, ?) r order by r.external_id
                on conflict (external_id) do nothing returning external_id, id""".formatted(
                                listed,
                                columns.stream()
                                        .map(column -> column.equals("\"lifecycle\"")
                                                ? "coalesce(r.lifecycle, 'PROSPECT')"
                                                : "r." + column)
                                        .collect(joining(", "))),
                """
                update customer c set (organisation_id, provenance, next_expiry, %s, updated_at) = (
                    select r.organisation_id, r.provenance, r.next_expiry, %s, ?::timestamptz
                    from jsonb_populate_record(c, p.patch::jsonb) r)
                from unnest(?::bigint[], ?::text[]) p (id, patch) where c.id = p.id""".formatted(
                        listed, columns.stream().map(column -> "r." + column).collect(joining(", "))));
    }

    private static String json(List<Trait> declared) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < declared.size(); i += AT_ONCE) {
            parts.add(declared.subList(i, Math.min(i + AT_ONCE, declared.size())).stream()
                    .map(trait -> "'" + trait.code() + "', c." + trait.column())
                    .collect(joining(", ", "jsonb_build_object(", ")")));
        }
        return parts.isEmpty() ? "null::jsonb" : "jsonb_strip_nulls(" + String.join(" || ", parts) + ")";
    }
}
