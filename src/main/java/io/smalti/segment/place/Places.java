package io.smalti.segment.place;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes where postcodes lie. */
@Singleton
public class Places {
    private final Sql sql;

    Places(Sql sql) {
        this.sql = sql;
    }

    /** Those of which it is known, in one statement. */
    public Map<Postcode, Place> of(Collection<Postcode> postcodes) {
        record Found(Postcode postcode, Place place) {}
        var found = new HashMap<Postcode, Place>();
        if (!postcodes.isEmpty()) {
            sql.list(
                            """
                            select p.country, p.postcode, p.x, p.y, p.z
                            from unnest(?::text[], ?::text[]) w (country, code)
                                join postcode_place p on p.country = w.country and p.postcode = w.code""",
                            row -> new Found(
                                    new Postcode(row.text(1), row.text(2)),
                                    new Place(row.longValue(3), row.longValue(4), row.longValue(5))),
                            postcodes.stream().map(Postcode::country).toArray(String[]::new),
                            postcodes.stream().map(Postcode::code).toArray(String[]::new))
                    .forEach(one -> found.put(one.postcode(), one.place()));
        }
        return found;
    }

    /** In the order of the postcodes; those of which nothing is known are left out. */
    List<PostcodeLocation> locations(String country, List<String> codes) {
        return sql.list(
                """
                select p.country, p.postcode, p.latitude, p.longitude, p.source from unnest(?::text[]) with ordinality w (code, n)
                    join postcode_place p on p.country = ? and p.postcode = w.code
                order by w.n""",
                row -> new PostcodeLocation(
                        row.text(1), row.text(2), row.doubleValue(3), row.doubleValue(4), row.text(5)),
                codes.toArray(String[]::new),
                country);
    }

    /** Answers how many say something else now. */
    int write(String country, String source, List<LocatePostcodes.Location> locations) {
        var places = locations.stream()
                .map(one -> Place.of(one.latitude(), one.longitude()))
                .toList();
        return sql.update(
                """
                insert into postcode_place as p (country, postcode, latitude, longitude, x, y, z, source)
                select ?, n.postcode, n.latitude, n.longitude, n.x, n.y, n.z, ?
                from unnest(?::text[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[], ?::bigint[])
                    n (postcode, latitude, longitude, x, y, z)
                on conflict (country, postcode) do update set latitude = excluded.latitude,
                    longitude = excluded.longitude, x = excluded.x, y = excluded.y, z = excluded.z,
                    source = excluded.source, changed_at = clock_timestamp()
                where (p.latitude, p.longitude) is distinct from (excluded.latitude, excluded.longitude)""",
                country,
                source,
                locations.stream().map(LocatePostcodes.Location::postcode).toArray(String[]::new),
                locations.stream()
                        .mapToDouble(LocatePostcodes.Location::latitude)
                        .toArray(),
                locations.stream()
                        .mapToDouble(LocatePostcodes.Location::longitude)
                        .toArray(),
                places.stream().mapToLong(Place::x).toArray(),
                places.stream().mapToLong(Place::y).toArray(),
                places.stream().mapToLong(Place::z).toArray());
    }
}
