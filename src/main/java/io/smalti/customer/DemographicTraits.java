package io.smalti.customer;

import static io.smalti.customer.TraitType.CHOICE;
import static io.smalti.customer.TraitType.DATE;
import static io.smalti.customer.TraitType.NUMBER;
import static io.smalti.customer.TraitType.TEXT;

import java.util.List;

/** Who a person is and whom they live with. */
final class DemographicTraits {
    private static final String DAY = "(:now at time zone coalesce(c.zone, :zone))::date";

    /** Completed years, as {@link io.smalti.typology.Age#on} counts them. */
    static final String AGE = "age_on(" + DAY + ", c.birth_date, c.birth_year, c.age_estimate, c.age_estimated_on)";

    private DemographicTraits() {}

    static List<Trait> all() {
        return List.of(
                trait("firstName", TEXT, "First name").contact().displayable().stored("given_name", c -> c.contact()
                        .firstName()),
                trait("lastName", TEXT, "Last name").contact().displayable().stored("family_name", c -> c.contact()
                        .lastName()),
                trait("email", TEXT, "E-mail address").contact().stored("email", c -> c.contact()
                        .email()),
                trait("phone", TEXT, "Phone number").contact().stored("phone", c -> c.contact()
                        .phone()),
                trait("street", TEXT, "Street and number").contact().stored("street", c -> c.contact()
                        .street()),
                trait("birthDate", DATE, "Birth date").contact().stored("birth_date", c -> c.demographics()
                        .birthDate()),
                trait("birthYear", NUMBER, "Birth year")
                        .whole(1900, 2100)
                        .says("Known where the birth date is not")
                        .stored("birth_year", c -> Read.number(c.demographics().birthYear())),
                trait("ageEstimate", NUMBER, "Estimated age")
                        .unit("years")
                        .whole(0, 130)
                        .says("As estimated on the day of ageEstimatedOn")
                        .stored(
                                "age_estimate",
                                c -> Read.number(c.demographics().ageEstimate())),
                trait("ageEstimatedOn", DATE, "Day of the estimate of the age")
                        .stored("age_estimated_on", c -> c.demographics().ageEstimatedOn()),
                trait("age", NUMBER, "Age")
                        .unit("years")
                        .says("Completed years on the day of asking, where the customer lives")
                        .derived(AGE, c -> Read.number(c.demographics().age())),
                trait("ageBand", CHOICE, "Age band")
                        .says("One of the bands of the typology; unknown under 18 and for who objects to profiling")
                        .derived(
                                """
                                (select a.code from (select %s as years offset 0) known, age_band a \
                                join typology y on y.id = a.typology_id \
                                where y.active and not c.profiling_objection \
                                and a.from_age <= known.years and (a.until_age is null or known.years < a.until_age) \
                                order by y.country is not distinct from c.country desc, y.id limit 1)""".formatted(AGE),
                                c -> c.ageBand() == null ? null : c.ageBand().code()),
                trait("gender", CHOICE, "Gender")
                        .of(Gender.class)
                        .stored("gender", c -> Read.name(c.demographics().gender())),
                trait("education", CHOICE, "Education")
                        .of(Education.class)
                        .says("Highest level reached")
                        .stored("education", c -> Read.name(c.demographics().education())),
                trait("activity", CHOICE, "Activity")
                        .of(Activity.class)
                        .says("What the person does for a living")
                        .stored("activity", c -> Read.name(c.demographics().activity())),
                trait("income", NUMBER, "Income")
                        .unit("EUR a month")
                        .between(0, 10_000_000, 2)
                        .halfLife(730)
                        .says("Net income of the household")
                        .stored("income", c -> c.demographics().income()),
                trait("householdComposition", CHOICE, "Household composition")
                        .of(HouseholdComposition.class)
                        .stored(
                                "household_composition",
                                c -> Read.name(c.demographics().householdComposition())),
                trait("householdSize", NUMBER, "Household size")
                        .unit("people")
                        .whole(1, 30)
                        .stored(
                                "household_size",
                                c -> Read.number(c.demographics().householdSize())),
                trait("tenure", CHOICE, "Tenure")
                        .of(Tenure.class)
                        .says("On what terms the household lives in its home")
                        .stored("tenure", c -> Read.name(c.demographics().tenure())),
                trait("dwelling", CHOICE, "Dwelling")
                        .of(Dwelling.class)
                        .stored("dwelling", c -> Read.name(c.demographics().dwelling())),
                trait("language", TEXT, "Language")
                        .says("BCP 47 tag, for example nl-BE")
                        .stored("language", c -> c.demographics().language()));
    }

    private static TraitDraft trait(String code, TraitType type, String label) {
        return new TraitDraft(Facet.DEMOGRAPHIC, code, type, label);
    }
}
