package io.smalti.customer;

import static io.smalti.customer.TraitType.TEXT;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a person lives. */
final class GeographicTraits {
    private GeographicTraits() {}

    static List<Trait> all() {
        return List.of(
                trait("country", "Country")
                        .says("ISO 3166-1 code of two letters")
                        .stored("country", c -> c.geography().country()),
                trait("postcode", "Postcode")
                        .stored("postcode", c -> c.geography().postcode()),
                trait("municipality", "Municipality")
                        .says("Code of the municipality, derived from country and postcode")
                        .stored("municipality", c -> c.geography().municipality()),
                trait("region", "Region")
                        .says("Region of the postcode, as the typology of the country names it, for example FLANDERS")
                        .derived("""
                                (select p.region from postcode p join typology y on y.id = p.typology_id \
                                where y.active and y.country = c.country and p.code = c.postcode)""", c -> c.geography().region()),
                trait("urbanity", "Urbanity")
                        .says(
                                "METRO_CORE, CITY, TOWN, SUBURB or RURAL: the kind of place in which most households of the municipality"
                                        + " would live, going by their types")
                        .derived("""
                                (select m.urbanity from postcode p join typology y on y.id = p.typology_id \
                                join municipality m on m.typology_id = p.typology_id and m.code = p.municipality \
                                where y.active and y.country = c.country and p.code = c.postcode)""", GeographicTraits::urbanity),
                trait("zone", "Time zone")
                        .says("IANA name; unknown is that of the company")
                        .stored("zone", c -> c.geography().zone()));
    }

    private static @Nullable Object urbanity(Customer customer) {
        var area = customer.geography().area();
        return area == null ? null : area.urbanity();
    }

    private static TraitDraft trait(String code, String label) {
        return new TraitDraft(Facet.GEOGRAPHIC, code, TEXT, label);
    }
}
