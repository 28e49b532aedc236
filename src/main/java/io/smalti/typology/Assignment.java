package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.database.BinaryRows;
import io.smalti.platform.database.Row;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * The type of one person as a probability. Which type or group may be spoken of depends on the level.
 *
 * @param typology primary key; null when there is a reason why there is no type
 * @param typeCode the most probable type, whatever the level
 * @param groupCode the most probable group, whatever the level
 * @param posterior probability 0..1 per type, in the order of the types; not to be changed
 */
@Type("TypeAssignment")
@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("Which lifestyle type a person probably has; a probability over all types, never a certainty")
public record Assignment(
        @Ignore @Nullable Integer typology,

        @Description("What the probabilities allow to be said")
        Level level,

        @Description("Whether the person named the type; it then wins over what is computed")
        boolean declared,

        @Ignore @Nullable String typeCode,

        @Nullable @Description("Probability 0..1 of the most probable type; null without a typology")
        Double typeProbability,

        @Ignore @Nullable String groupCode,

        @Nullable @Description("Probability 0..1 of the most probable group; null without a typology")
        Double groupProbability,

        @Nullable
        @Description("Uncertainty in bits: 0 is certain, 5.04 is nothing known among 33 types; null without a typology")
        Double entropy,

        @Ignore float @org.jspecify.annotations.Nullable [] posterior,

        @Nullable @Description("The area whose spread of types was the start; null without a typology")
        AreaLevel areaLevel,

        @Description(
                "What it rests on, for example ageBand=30-34; (unknown) marks what the typology does not know, (assumed) what was taken for granted")
        List<@NonNull String> evidence,

        @Nullable @Description("Why there is no type; null when there is an assignment")
        NoTypeReason reason,

        @Nullable @Description("When it was stored; null: computed for this answer and not stored")
        Instant assignedAt) {

    /** Thirteen columns of {@code type_assignment t}, as {@link #read} wants them. */
    public static final String COLUMNS = """
            t.typology_id, t.level, t.declared, t.type_code, t.type_probability, t.group_code, t.group_probability, \
            t.entropy, t.posterior, t.area_level, t.evidence, t.reason, t.assigned_at""";

    /** How many columns {@link #COLUMNS} are. */
    public static final int WIDTH = 13;

    /** Reads {@link #COLUMNS} from this column on; null when the row has no assignment (left join). */
    public static @org.jspecify.annotations.Nullable Assignment read(Row row, int first) throws SQLException {
        var level = row.constantOrNull(first + 1, Level.class);
        return level == null
                ? null
                : new Assignment(
                        row.intOrNull(first),
                        level,
                        row.booleanValue(first + 2),
                        row.textOrNull(first + 3),
                        row.doubleOrNull(first + 4),
                        row.textOrNull(first + 5),
                        row.doubleOrNull(first + 6),
                        row.doubleOrNull(first + 7),
                        row.floats(first + 8),
                        row.constantOrNull(first + 9, AreaLevel.class),
                        row.texts(first + 10),
                        row.constantOrNull(first + 11, NoTypeReason.class),
                        row.instant(first + 12));
    }

    /** New rows of {@code type_assignment}: the key of a customer, then what {@link #addTo} adds. */
    public static BinaryRows newRows() {
        return new BinaryRows("type_assignment", "customer_id, " + COLUMNS.replace("t.", ""));
    }

    /** Adds all but the key of the customer. */
    public BinaryRows addTo(BinaryRows rows, Instant at) {
        return rows.addSmallint(typology)
                .addText(level)
                .addBoolean(declared)
                .addText(typeCode)
                .addDouble(typeProbability)
                .addText(groupCode)
                .addDouble(groupProbability)
                .addDouble(entropy)
                .addReals(posterior)
                .addText(areaLevel)
                .addTexts(evidence)
                .addText(reason)
                .addTime(at);
    }

    /** No type, and why. */
    public static Assignment none(NoTypeReason reason) {
        return new Assignment(
                null, Level.NONE, false, null, null, null, null, null, null, null, List.of(), reason, null);
    }

    /** The type that the person named. */
    public static Assignment declared(Typology typology, LifestyleType type) {
        var posterior = new float[typology.types().size()];
        posterior[type.sequence() - 1] = 1;
        return new Assignment(
                typology.key(),
                Level.TYPE,
                true,
                type.code(),
                1.0,
                type.group().code(),
                1.0,
                0.0,
                posterior,
                null,
                List.of("declared=" + type.code()),
                null,
                null);
    }
}
