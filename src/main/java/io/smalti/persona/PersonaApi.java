package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.typology.LifestyleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The ways to personas: by themselves, and from the segment or type that they stand for. */
@GraphQLApi
public class PersonaApi {
    private final PersonaRepository personas;
    private final SegmentRepository segments;
    private final Pages pages;

    PersonaApi(PersonaRepository personas, SegmentRepository segments, Pages pages) {
        this.personas = personas;
        this.segments = segments;
        this.pages = pages;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("The persona with this id or key; null when there is none, or neither is given")
    public @Nullable Persona persona(
            @Nullable @Id String id, @Nullable @Description("For example els-from-ghent") String key) {
        if (id != null) {
            var found = personas.byNumber(GlobalId.number(id, Persona.TYPE));
            return found == null || (key != null && !key.equals(found.key())) ? null : found;
        }
        return key == null ? null : personas.byKey(key);
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("Personas by key")
    public @NonNull PersonaConnection personas(
            @Nullable @Description("Only those for this market, for example BE") String market,
            @Nullable @Description("Only those in this state") PersonaStatus status,
            @Nullable @Description("How many, from the beginning: 0 to 500, by default 20") Integer first,
            @Nullable @Description("Cursor that they come after") String after,
            @Nullable @Description("How many, from the end") Integer last,
            @Nullable @Description("Cursor that they come before") String before) {
        var request = PageRequest.of("personas " + market + " " + status, first, after, last, before);
        return personas.page(market, status, request);
    }

    @Transactional
    @Description("How many personas there are in the whole list")
    public @Nullable Integer totalCount(@Source PersonaConnection connection) {
        return pages.count(connection.selection()).value();
    }

    @Transactional
    @Description("How many personas there are in the whole list, and how exactly that is known")
    public @Nullable Count count(@Source PersonaConnection connection) {
        return pages.count(connection.selection());
    }

    @Transactional
    @Description("The segment that the persona stands for; null: none yet")
    public List<@org.jspecify.annotations.Nullable Segment> segment(@Source List<Persona> of) {
        var numbers = of.stream()
                .map(Persona::segmentNumber)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var found = segments.byNumbers(numbers);
        var each = new ArrayList<@org.jspecify.annotations.Nullable Segment>();
        of.forEach(persona -> each.add(persona.segmentNumber() == null ? null : found.get(persona.segmentNumber())));
        return each;
    }

    @Transactional
    @Description("The personas that stand for the segment, by key; without retired ones")
    public List<List<@NonNull Persona>> personas(@Source List<Segment> of) {
        var found = personas.bySegment(of.stream().map(Segment::number).toList());
        return of.stream()
                .map(segment -> found.getOrDefault(segment.number(), List.of()))
                .toList();
    }

    @Transactional
    @Description("The personas of this type, by key; without retired ones")
    @Name("personas")
    public List<List<@NonNull Persona>> personasOfTypes(@Source List<LifestyleType> of) {
        var found = personas.byType(of.stream().map(LifestyleType::code).toList());
        return of.stream()
                .map(type -> found.getOrDefault(type.code(), List.of()))
                .toList();
    }
}
