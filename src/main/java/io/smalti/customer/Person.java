package io.smalti.customer;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
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

    Demographics demographics() {
        return new Demographics(
                birthDate,
                birthYear,
                ageEstimate,
                ageEstimatedOn,
                null,
                false,
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
