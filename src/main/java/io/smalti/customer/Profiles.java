package io.smalti.customer;

import io.smalti.typology.Age;
import io.smalti.typology.AgeBand;
import io.smalti.typology.Area;
import io.smalti.typology.Assignment;
import io.smalti.typology.Evidence;
import io.smalti.typology.NoTypeReason;
import io.smalti.typology.TypeAssigner;
import io.smalti.typology.Typologies;
import io.smalti.typology.Typology;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What follows from the values of a profile by the typology: area, age band, type. All in memory. */
@Singleton
class Profiles {
    private static final int ADULT = 18;
    private static final String NOBODY = Customer.id(0);
    private static final Contact NO_CONTACT = new Contact(null, null, null, null, null);
    private static final Demographics NO_DEMOGRAPHICS = Person.UNKNOWN.demographics(null);
    private static final Psychographics NO_PSYCHOGRAPHICS =
            new Psychographics(List.of(), List.of(), List.of(), List.of(), null, null);
    private static final Geography NOWHERE = new Geography(null, null, null, null, null, null);

    /** Values whose change may change the type. */
    static final Set<String> EVIDENCE = Set.of(
            "birthDate",
            "birthYear",
            "ageEstimate",
            "zone",
            "country",
            "postcode",
            "householdComposition",
            "tenure",
            "dwelling");

    private final Typologies typologies;
    private final TypeAssigner assigner;
    private final String home;

    Profiles(
            Typologies typologies,
            TypeAssigner assigner,
            @ConfigProperty(name = "smalti.assignment.home", defaultValue = "BE") String home) {
        this.typologies = typologies;
        this.assigner = assigner;
        this.home = home;
    }

    /** The typology of a country; of the home country when none is known. */
    @Nullable
    Typology typology(@Nullable String country) {
        return typologies.activeIn(country == null ? home : country);
    }

    @Nullable
    Area area(@Nullable String country, @Nullable String postcode) {
        var typology = postcode == null ? null : typologies.activeIn(country);
        return typology == null || postcode == null ? null : typology.area(postcode);
    }

    Geography geography(
            @Nullable String country, @Nullable String postcode, @Nullable String municipality, @Nullable String zone) {
        var area = area(country, postcode);
        return new Geography(country, postcode, municipality, area == null ? null : area.region(), area, zone);
    }

    /** The band by the typology of the country, or else of the first that is in use. */
    @Nullable
    AgeBand band(@Nullable Age age, @Nullable String country, Restrictions restrictions) {
        if (age == null || restrictions.profilingObjection()) {
            return null;
        }
        var typology = typologies.activeIn(country);
        for (var other : typologies.all()) {
            if (typology == null && other.active()) {
                typology = other;
            }
        }
        return typology == null ? null : typology.bandOf(age.years());
    }

    /** The type of a person as computed; none for who is under 18 or objects. */
    Assignment assign(Customer customer) {
        var demographics = customer.demographics();
        return assign(
                customer.restrictions(),
                demographics.age(),
                new Evidence(
                        customer.geography().country(),
                        customer.geography().postcode(),
                        customer.ageBand() == null ? null : customer.ageBand().code(),
                        Read.name(demographics.householdComposition()),
                        Read.name(demographics.tenure()),
                        Read.name(demographics.dwelling())));
    }

    /** The same of a customer with other values, who is not made for it. */
    Assignment assign(Customer base, Values values) {
        var country = values.text("country");
        var age = values.age(base.asOf());
        var band = band(age, country, base.restrictions());
        return assign(
                base.restrictions(),
                age == null ? null : age.years(),
                new Evidence(
                        country,
                        values.text("postcode"),
                        band == null ? null : band.code(),
                        values.text("householdComposition"),
                        values.text("tenure"),
                        values.text("dwelling")));
    }

    private Assignment assign(Restrictions restrictions, @Nullable Integer age, Evidence evidence) {
        if (restrictions.profilingObjection()) {
            return Assignment.none(NoTypeReason.PROFILING_OBJECTION);
        }
        return age != null && age < ADULT ? Assignment.none(NoTypeReason.MINOR) : assigner.assign(evidence);
    }

    /** Nobody yet: what a new customer starts from. */
    Customer blank(String externalId, ZonedDateTime now) {
        return new Customer(
                0,
                now,
                NOBODY,
                externalId,
                Lifecycle.PROSPECT,
                NO_CONTACT,
                NO_DEMOGRAPHICS,
                NO_PSYCHOGRAPHICS,
                Behaviour.NONE,
                NOWHERE,
                null,
                null,
                null,
                null,
                Restrictions.NONE,
                Provenance.NONE,
                DeclaredValues.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** The customer with other values; the type stays what it was. */
    Customer with(Customer base, Values values, @Nullable Organisation organisation) {
        var place = geography(
                values.text("country"), values.text("postcode"), values.text("municipality"), values.text("zone"));
        var person = values.person();
        var age = person.age(base.asOf(), place.zone());
        return new Customer(
                base.key(),
                base.asOf(),
                base.id(),
                base.externalId(),
                values.lifecycle(),
                values.contact(),
                person.demographics(age),
                values.psychographics(),
                values.behaviour(base.behaviour()),
                place,
                organisation,
                values.constant("decisionRole", DecisionRole.class),
                band(age, place.country(), base.restrictions()),
                base.lifestyle(),
                base.restrictions(),
                values.provenance(),
                values.declared(),
                base.createdAt(),
                base.updatedAt());
    }

    static ZonedDateTime there(ZonedDateTime now, @Nullable String zone) {
        return zone == null ? now : now.withZoneSameInstant(ZoneId.of(zone));
    }
}
