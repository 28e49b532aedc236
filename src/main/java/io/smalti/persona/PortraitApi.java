package io.smalti.persona;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import io.smalti.typology.AgeBand;
import io.smalti.typology.LifestyleType;
import io.smalti.typology.Typologies;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What a persona is made of. */
@GraphQLApi
public class PortraitApi {
    private final PersonaRepository personas;
    private final Typologies typologies;
    private final Clock clock;
    private final ZoneId zone;

    PortraitApi(PersonaRepository personas, Typologies typologies, Clock clock, ZoneId zone) {
        this.personas = personas;
        this.typologies = typologies;
        this.clock = clock;
        this.zone = zone;
    }

    @Description("Age, occupation, family and the like, as they were written down")
    public List<@NonNull PersonaFact> demographics(@Source Persona persona) {
        return persona.facts();
    }

    @Transactional
    @Description("What is claimed of the persona, kind by kind, what matters most first")
    public List<List<@NonNull Claim>> claims(
            @Source List<Persona> of, @Nullable @Description("Only claims of this kind") ClaimKind kind) {
        var found = personas.claims(numbers(of));
        return of.stream()
                .map(persona -> found.getOrDefault(persona.number(), List.of()).stream()
                        .filter(claim -> kind == null || claim.kind() == kind)
                        .toList())
                .toList();
    }

    @Transactional
    @Description("What the claim rests on, newest first; empty: an assumption")
    public List<List<@NonNull Evidence>> evidence(@Source List<Claim> of) {
        var found = personas.evidenceOfClaims(of.stream().map(Claim::number).toList());
        return of.stream()
                .map(claim -> found.getOrDefault(claim.number(), List.of()))
                .toList();
    }

    @Transactional
    @Description("All evidence that was gathered for the persona, newest first")
    @Name("evidence")
    public List<List<@NonNull Evidence>> evidenceOfPersonas(@Source List<Persona> of) {
        var found = personas.evidence(numbers(of));
        return of.stream()
                .map(persona -> found.getOrDefault(persona.number(), List.of()))
                .toList();
    }

    @Transactional
    @Description("Whether customers, prospects and people who do not know the company have all been asked")
    public List<@NonNull RespondentCoverage> coverage(@Source List<Persona> of) {
        var found = personas.evidence(numbers(of));
        return of.stream()
                .map(persona -> RespondentCoverage.of(found.getOrDefault(persona.number(), List.of())))
                .toList();
    }

    @Transactional
    @Description("The way to a decision and beyond, in its order; stages without touchpoints are left out")
    public List<List<@NonNull JourneyStage>> journey(@Source List<Persona> of) {
        var found = personas.touchpoints(numbers(of));
        return of.stream()
                .map(persona -> JourneyStage.of(found.getOrDefault(persona.number(), List.of())))
                .toList();
    }

    @Description("When the persona is to be looked at again, and whether it is stale")
    public PersonaReview review(@Source Persona persona) {
        return PersonaReview.of(persona.reviewOn(), LocalDate.now(clock.withZone(zone)));
    }

    @Nullable
    @Description("The lifestyle type of the persona; null: none in particular, or none of the home typology")
    public LifestyleType lifestyleType(@Source Persona persona) {
        var home = typologies.home();
        return home == null || persona.typeCode() == null ? null : home.type(persona.typeCode());
    }

    @Nullable
    @Description("The age band of the persona; null: none in particular, or none of the home typology")
    public AgeBand ageBand(@Source Persona persona) {
        var home = typologies.home();
        return home == null || persona.ageBandCode() == null ? null : home.band(persona.ageBandCode());
    }

    private static List<Long> numbers(List<Persona> personas) {
        return personas.stream().map(Persona::number).toList();
    }
}
