package io.smalti.demo;

import io.smalti.typology.Assignment;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a customer as the product itself would have stored it. */
final class AssignmentRow {
    static final String COLUMNS = "customer_id, typology_id, level, type_code, type_probability, group_code,"
            + " group_probability, entropy, posterior, area_level, evidence, reason, assigned_at";

    private AssignmentRow() {}

    static void add(Assignment assignment, long key, Story story, CopyRows rows) {
        rows.add(key)
                .add(assignment.typology())
                .add(assignment.level())
                .add(assignment.typeCode())
                .add(assignment.typeProbability())
                .add(assignment.groupCode())
                .add(assignment.groupProbability())
                .add(assignment.entropy())
                .add(list(assignment.posterior()))
                .add(assignment.areaLevel())
                .add(assignment.evidence())
                .add(assignment.reason())
                .add(story.until().atStartOfDay().toInstant(ZoneOffset.UTC))
                .end();
    }

    private static @Nullable List<Float> list(float @Nullable [] values) {
        if (values == null) {
            return null;
        }
        var list = new ArrayList<Float>(values.length);
        for (var value : values) {
            list.add(value);
        }
        return list;
    }
}
