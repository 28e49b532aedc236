package io.smalti.bench;

import io.smalti.platform.graphql.columns.JsonBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lifestyle types, which the floor keeps in memory as the application does. */
final class FloorTypes {
    private record Type(String code, String group, List<String> traits, List<Double> indices) {}

    private final Map<String, Type> types = new HashMap<>();
    private final List<Type> inOrder = new ArrayList<>();

    FloorTypes(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select t.code, t.group_code, array_agg(a.code order by a.sequence), array_agg(f.index order by a.sequence)
                        from lifestyle_type t
                        join affinity f on f.typology_id = t.typology_id and f.type_code = t.code
                        join attribute a on a.typology_id = f.typology_id and a.code = f.attribute
                        where a.category = 'ATTITUDE' group by t.code, t.group_code, t.sequence order by t.sequence""");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var type = new Type(
                        rows.getString(1),
                        rows.getString(2),
                        List.of((String[]) rows.getArray(3).getArray()),
                        List.of((Double[]) rows.getArray(4).getArray()));
                types.put(type.code(), type);
                inOrder.add(type);
            }
        }
    }

    String group(String code) {
        return types.get(code).group();
    }

    /** The likeliest type, as the only candidate. */
    void candidate(JsonBytes out, Float[] posterior) {
        if (posterior == null) {
            return;
        }
        int best = 0;
        for (int i = 1; i < posterior.length; i++) {
            best = posterior[i] > posterior[best] ? i : best;
        }
        var type = inOrder.get(best);
        out.ascii("{\"probability\":");
        out.value(Math.round(posterior[best] * 1e6) / 1e6);
        out.ascii(",\"type\":{\"code\":");
        out.value(type.code());
        out.ascii(",\"group\":{\"code\":");
        out.value(type.group());
        out.ascii("},\"traits\":[");
        for (int i = 0; i < type.traits().size(); i++) {
            out.ascii(i == 0 ? "{\"code\":" : ",{\"code\":");
            out.value(type.traits().get(i));
            out.ascii(",\"index\":");
            out.value(type.indices().get(i));
            out.raw('}');
        }
        out.ascii("]}}");
    }
}
