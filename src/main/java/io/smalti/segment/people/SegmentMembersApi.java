package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.CustomerConnection;
import io.smalti.customer.CustomerLists;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Filter;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.typology.LifestyleType;
import io.smalti.typology.Typologies;
import io.smalti.typology.Typology;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The members of segments: one by one, and counted by type and age. */
@GraphQLApi
public class SegmentMembersApi {
    private final CustomerLists customers;
    private final SegmentDistribution distribution;
    private final SegmentRepository segments;
    private final Typologies typologies;

    SegmentMembersApi(
            CustomerLists customers,
            SegmentDistribution distribution,
            SegmentRepository segments,
            Typologies typologies) {
        this.customers = customers;
        this.distribution = distribution;
        this.segments = segments;
        this.typologies = typologies;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("The members")
    public List<@Nullable CustomerConnection> customers(
            @Source List<Segment> parents,
            @Nullable @Description("By default OLDEST") CustomerOrder orderBy,
            @Nullable @Description("How many, from the beginning: 0 to 500, by default 20") Integer first,
            @Nullable @Description("Cursor that they come after") String after,
            @Nullable @Description("How many, from the end") Integer last,
            @Nullable @Description("Cursor that they come before") String before) {
        var order = orderBy == null ? CustomerOrder.OLDEST : orderBy;
        var request = PageRequest.of("segment customers " + order, first, after, last, before);
        var members = Filter.of("""
                c.id in (select m.customer_id from membership m where m.segment_id = (?::bigint[])[p.parent])""", numbers(parents));
        return new ArrayList<@Nullable CustomerConnection>(
                customers.of(parents.size(), members, order, request, Wanted.of("Customer")));
    }

    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description(
            "The lifestyle types most frequent among the members, most frequent first; those of fewer than ten people are left out. Counted at most a minute ago")
    public List<@Nullable List<@NonNull TypeShare>> types(
            @Source List<Segment> parents, @DefaultValue("5") @Description("How many: 0 to 500") int first) {
        var found = distribution.types(numbers(parents), checked(first));
        return parents.stream()
                .<@Nullable List<TypeShare>>map(parent -> found.getOrDefault(parent.number(), List.of()).stream()
                        .map(this::typeShare)
                        .flatMap(Optional::stream)
                        .toList())
                .toList();
    }

    private Optional<TypeShare> typeShare(SegmentDistribution.OfType part) {
        return Optional.ofNullable(typologies.byId(part.typology()))
                .map(typology -> typology.type(part.type()))
                .map(type -> new TypeShare(type, part.count(), (double) part.count() / part.all()));
    }

    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description("The members by age band, from young to old; bands of fewer than ten people are left out")
    public List<@Nullable List<@NonNull AgeBandShare>> ageBands(@Source List<Segment> parents) {
        var found = distribution.ages(numbers(parents));
        var typology = typologies.all().stream().filter(Typology::active).findFirst();
        return parents.stream()
                .<@Nullable List<AgeBandShare>>map(
                        parent -> typology.map(bands -> shares(bands, found.getOrDefault(parent.number(), List.of())))
                                .orElse(List.of()))
                .toList();
    }

    private static List<AgeBandShare> shares(Typology typology, List<SegmentDistribution.OfAge> ages) {
        int all = ages.stream().mapToInt(SegmentDistribution.OfAge::count).sum();
        var shares = new ArrayList<AgeBandShare>();
        for (var band : typology.ageBands()) {
            int count = ages.stream()
                    .filter(age -> band.equals(typology.bandOf(age.years())))
                    .mapToInt(SegmentDistribution.OfAge::count)
                    .sum();
            if (count >= SegmentDistribution.SMALLEST) {
                shares.add(new AgeBandShare(band, count, (double) count / all));
            }
        }
        return shares;
    }

    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description("The segments with most people of this type, most first; fewer than ten people are left out")
    public List<@Nullable List<@NonNull SegmentPeople>> segments(
            @Source List<LifestyleType> types, @DefaultValue("5") @Description("How many: 0 to 500") int first) {
        var found =
                distribution.segments(types.stream().map(SegmentMembersApi::key).toList(), checked(first));
        var shown = segments.byNumbers(found.values().stream()
                .flatMap(List::stream)
                .map(SegmentDistribution.OfType::segment)
                .distinct()
                .toList());
        return types.stream()
                .<@Nullable List<SegmentPeople>>map(type -> found.getOrDefault(key(type), List.of()).stream()
                        .map(part -> new SegmentPeople(Objects.requireNonNull(shown.get(part.segment())), part.count()))
                        .toList())
                .toList();
    }

    private static String key(LifestyleType type) {
        return type.typology() + " " + type.code();
    }

    private static int checked(int first) {
        return PageRequest.of("top", first, null, null, null).size();
    }

    private static List<Long> numbers(List<Segment> segments) {
        return segments.stream().map(Segment::number).toList();
    }
}
