package io.smalti.customer;

import io.smalti.typology.Age;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Demographic values as stored: before there is an age, which needs a day. */
record Person(
        @Nullable LocalDate birthDate,
        @Nullable Integer birthYear,
        @Nullable Integer ageEstimate,
        @Nullable LocalDate ageEstimatedOn,
        @Nullable Gender gender,
        @Nullable Education education,
        @Nullable Activity activity,
        @Nullable BigDecimal income,
        @Nullable HouseholdComposition householdComposition,
        @Nullable Integer householdSize,
        @Nullable Tenure tenure,
        @Nullable Dwelling dwelling,
        @Nullable String language) {

    static final Person UNKNOWN =
            new Person(null, null, null, null, null, null, null, null, null, null, null, null, null);

    Person(Columns row) throws SQLException {
        this(
                row.date(),
                row.integer(),
                row.integer(),
                row.date(),
                row.constant(Gender.class),
                row.constant(Education.class),
                row.constant(Activity.class),
                row.decimal(),
                row.constant(HouseholdComposition.class),
                row.integer(),
                row.constant(Tenure.class),
                row.constant(Dwelling.class),
                row.textOrNull());
    }

    /** The age on the day it is at that moment where the person lives. */
    @Nullable
    Age age(ZonedDateTime now, @Nullable String zone) {
        return Age.on(Profiles.there(now, zone).toLocalDate(), birthDate, birthYear, ageEstimate, ageEstimatedOn);
    }

    Demographics demographics(@Nullable Age age) {
        return new Demographics(
                birthDate,
                birthYear,
                ageEstimate,
                ageEstimatedOn,
                age == null ? null : age.years(),
                age != null && age.estimated(),
                gender,
                education,
                activity,
                income,
                householdComposition,
                householdSize,
                tenure,
                dwelling,
                language);
    }
}
