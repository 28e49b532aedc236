package io.smalti.customer;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import io.smalti.typology.Area;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import io.smalti.typology.Typologies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        var request = PageRequest.of("customers of area", first, after, last, before);
        var found = new HashMap<Area, CustomerConnection>();
        found.putAll(living(parents, area -> area.postcode() != null, "c.postcode", Area::postcode, request));
        found.putAll(
                living(parents, area -> area.postcode() == null, "c.municipality", Area::municipalityCode, request));
        return parents.stream()
                .map(area -> Objects.requireNonNull(found.get(area)))
                .toList();
    }

    /** Those who live in the areas that are of this kind. */
    private Map<Area, CustomerConnection> living(
            List<Area> parents,
            Predicate<Area> ofKind,
            String column,
            Function<Area, @Nullable String> code,
            PageRequest request) {
        var areas = parents.stream().filter(ofKind).distinct().toList();
        if (areas.isEmpty()) {
            return Map.of();
        }
        var filter = Filter.of(
                "c.country = (?::text[])[p.parent]::bpchar and " + column + " = (?::text[])[p.parent]",
                each(areas, this::country),
                each(areas, code));
        var connections = read(areas.size(), filter, request);
        return IntStream.range(0, areas.size()).boxed().collect(Collectors.toMap(areas::get, connections::get));
    }

    private @Nullable String country(Area area) {
        var typology = typologies.byId(area.typology());
        return typology == null ? null : typology.country();
    }

    private static List<@Nullable String> each(List<Area> areas, Function<Area, @Nullable String> code) {
        var codes = new ArrayList<@Nullable String>();
        areas.forEach(area -> codes.add(code.apply(area)));
        return codes;
    }

    private List<CustomerConnection> read(int parents, Filter filter, PageRequest request) {
        return lists.of(parents, filter, CustomerOrder.OLDEST, request, Wanted.of("Customer"));
    }
}
