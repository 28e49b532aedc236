package io.smalti.customer;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.RowArrays;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Age;
import io.smalti.typology.Assignment;
import io.smalti.typology.Evidence;
import io.smalti.typology.NoTypeReason;
import io.smalti.typology.TypeAssigner;
import io.smalti.typology.TypeAssignments;
import io.smalti.typology.Typologies;
import io.smalti.typology.Typology;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types all customers of a country anew, some thousands at a time, reading no more of them than the type rests on. */
@Singleton
public class TypeRenewal {
    private static final int ADULT = 18;

    private final Sql sql;
    private final Customers customers;
    private final TypeAssigner assigner;
    private final Typologies typologies;
    private final TypeAssignments assignments;
    private final Event<CustomersChanged> changes;

    TypeRenewal(
            Sql sql,
            Customers customers,
            TypeAssigner assigner,
            Typologies typologies,
            TypeAssignments assignments,
            Event<CustomersChanged> changes) {
        this.sql = sql;
        this.customers = customers;
        this.assigner = assigner;
        this.typologies = typologies;
        this.assignments = assignments;
        this.changes = changes;
    }

    /** From what to what a customer went: code of a type or a group, or "" where neither may be named. */
    public record Move(String from, String to) {}

    /**
     * What a piece did.
     *
     * @param last key of the last customer; null when there were none left
     */
    public record Piece(@Nullable Long last, int customers, Map<Move, Long> moves) {}

    private record Known(
            long key,
            @Nullable Age age,
            Evidence evidence,
            boolean objects,
            @Nullable String municipality,
            String said,
            @Nullable String declared) {}

    /** How many there are. */
    @Transactional
    public long count(Typology typology) {
        return Objects.requireNonNull(sql.first(
                "select count(*) from customer c where " + concerned(typology),
                row -> row.longValue(1),
                typology.country()));
    }

    /** Types the next customers after this key. */
    @Transactional
    public Piece next(Typology typology, long after, int most) {
        var now = customers.now();
        var known = sql.list(
                """
                select c.id, c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on, c.zone, c.country, c.postcode,
                    c.household_composition, c.tenure, c.dwelling, c.profiling_objection, c.municipality,
                    case t.level when 'TYPE' then t.type_code when 'GROUP' then t.group_code else '' end,
                    case when t.declared then t.type_code end
                from customer c left join type_assignment t on t.customer_id = c.id
                where c.id > ? and %s order by c.id limit %d""".formatted(concerned(typology), most), row -> read(row, typology, now), after, typology.country());
        if (known.isEmpty()) {
            return new Piece(null, 0, Map.of());
        }
        var renewed = new HashMap<Long, Assignment>();
        var moves = new HashMap<Move, Long>();
        var moved = new ArrayList<Long>();
        var places = new HashMap<Long, @Nullable String>();
        for (var one : known) {
            var assignment = assign(one, typology);
            renewed.put(one.key(), assignment);
            var move = new Move(one.said(), said(one, assignment));
            moves.merge(move, 1L, Long::sum);
            var municipality = municipality(one, typology);
            if (!Objects.equals(municipality, one.municipality())) {
                places.put(one.key(), municipality);
            }
            if (!move.from().equals(move.to()) || places.containsKey(one.key())) {
                moved.add(one.key());
            }
        }
        assignments.store(renewed);
        relocate(places);
        if (!moved.isEmpty()) {
            changes.fire(new CustomersChanged(moved));
        }
        return new Piece(known.getLast().key(), known.size(), moves);
    }

    private String concerned(Typology typology) {
        boolean home = typologies.isHome(typology.country());
        return home ? "coalesce(c.country, ?) = '" + typology.country() + "'" : "c.country = ?";
    }

    private Assignment assign(Known one, Typology typology) {
        if (one.objects()) {
            return Assignment.none(NoTypeReason.PROFILING_OBJECTION);
        }
        if (one.age() != null && one.age().years() < ADULT) {
            return Assignment.none(NoTypeReason.MINOR);
        }
        var declared = one.declared() == null ? null : typology.type(one.declared());
        return declared == null ? assigner.assign(one.evidence(), typology) : Assignment.declared(typology, declared);
    }

    /** A declared type that the typology does not have stays what it was. */
    private static String said(Known one, Assignment assignment) {
        if (one.declared() != null && !assignment.declared() && assignment.reason() == null) {
            return one.said();
        }
        return switch (assignment.level()) {
            case TYPE -> Objects.requireNonNull(assignment.typeCode());
            case GROUP -> Objects.requireNonNull(assignment.groupCode());
            case NONE -> "";
        };
    }

    private static @Nullable String municipality(Known one, Typology typology) {
        var postcode = one.evidence().postcode();
        var area = one.evidence().country() == null || postcode == null ? null : typology.area(postcode);
        return area == null ? null : area.municipalityCode();
    }

    private void relocate(Map<Long, @Nullable String> places) {
        if (!places.isEmpty()) {
            var keys = List.copyOf(places.keySet());
            sql.update(
                    """
                    update customer c set municipality = p.code, updated_at = now()
                    from unnest(?::bigint[], ?::text[]) p (id, code) where c.id = p.id""",
                    new RowArrays().add(keys, key -> key).add(keys, places::get).and());
        }
    }

    private static Known read(Row row, Typology typology, ZonedDateTime now) throws SQLException {
        var zone = row.textOrNull(6);
        var age = Age.on(
                Profiles.there(now, zone).toLocalDate(), row.date(2), row.intOrNull(3), row.intOrNull(4), row.date(5));
        var band = age == null ? null : typology.bandOf(age.years());
        return new Known(
                row.longValue(1),
                age,
                new Evidence(
                        row.textOrNull(7),
                        row.textOrNull(8),
                        band == null ? null : band.code(),
                        row.textOrNull(9),
                        row.textOrNull(10),
                        row.textOrNull(11)),
                row.booleanValue(12),
                row.textOrNull(13),
                Objects.requireNonNullElse(row.textOrNull(14), ""),
                row.textOrNull(15));
    }
}
