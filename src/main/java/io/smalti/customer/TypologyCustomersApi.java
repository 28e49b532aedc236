package io.smalti.customer;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import io.smalti.typology.Area;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import io.smalti.typology.Typologies;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;

/** From a typology to the customers behind it. */
@GraphQLApi
public class TypologyCustomersApi {
    private final CustomerLists lists;
    private final Typologies typologies;

    TypologyCustomersApi(CustomerLists lists, Typologies typologies) {
        this.lists = lists;
        this.typologies = typologies;
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("Customers of whom this type is probable enough to be named, first known first")
    public List<CustomerConnection> customers(
            @Source List<LifestyleType> parents,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var filter = Filter.of(
                "t.level = 'TYPE' and t.type_code = (?::text[])[p.parent]"
                        + " and t.typology_id = ((?::bigint[])[p.parent])::smallint",
                parents.stream().map(LifestyleType::code).toList(),
                parents.stream().map(type -> (long) type.typology()).toList());
        return read(parents.size(), filter, PageRequest.of("customers of type", first, after, last, before));
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("Customers of whom this group, or a type of it, is probable enough to be named, first known first")
    @Name("customers")
    public List<CustomerConnection> customersOfGroup(
            @Source List<LifestyleGroup> parents,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var filter = Filter.of(
                "t.level <> 'NONE' and t.group_code = (?::text[])[p.parent]"
                        + " and t.typology_id = ((?::bigint[])[p.parent])::smallint",
                parents.stream().map(LifestyleGroup::code).toList(),
                parents.stream().map(group -> (long) group.typology()).toList());
        return read(parents.size(), filter, PageRequest.of("customers of group", first, after, last, before));
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("Customers who live here, first known first")
    @Name("customers")
    public List<CustomerConnection> customersOfArea(
            @Source List<Area> parents,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        var countries = new ArrayList<@Nullable String>();
        for (var area : parents) {
            var typology = typologies.byId(area.typology());
            countries.add(typology == null ? null : typology.country());
        }
        var filter = Filter.of(
                "c.country = (?::text[])[p.parent] and ((?::text[])[p.parent] is null"
                        + " or c.postcode = (?::text[])[p.parent]) and ((?::text[])[p.parent] is null"
                        + " or c.municipality = (?::text[])[p.parent])",
                countries,
                postcodes(parents),
                postcodes(parents),
                municipalities(parents),
                municipalities(parents));
        return read(parents.size(), filter, PageRequest.of("customers of area", first, after, last, before));
    }

    private static List<@Nullable String> postcodes(List<Area> areas) {
        var codes = new ArrayList<@Nullable String>();
        areas.forEach(area -> codes.add(area.postcode()));
        return codes;
    }

    /** Only where no postcode says it more finely. */
    private static List<@Nullable String> municipalities(List<Area> areas) {
        var codes = new ArrayList<@Nullable String>();
        areas.forEach(area -> codes.add(area.postcode() == null ? area.municipalityCode() : null));
        return codes;
    }

    private List<CustomerConnection> read(int parents, Filter filter, PageRequest request) {
        return lists.of(parents, filter, CustomerOrder.OLDEST, request, Wanted.of("Customer"));
    }
}
