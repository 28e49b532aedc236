package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("Who a person is and whom they live with; null is unknown")
public record Demographics(
        @Access(STEWARD) @Nullable LocalDate birthDate,

        @Nullable @Description("Known where the birth date is not")
        Integer birthYear,

        @Ignore @Nullable Integer ageEstimate,
        @Ignore @Nullable LocalDate ageEstimatedOn,

        @Nullable @Description("Completed years today, where the customer lives")
        Integer age,

        @Description("Whether the age follows from a birth year or an estimate rather than a birth date")
        boolean ageEstimated,

        @Nullable Gender gender,
        @Nullable Education education,
        @Nullable Activity activity,

        @Nullable @Description("Net income of the household, EUR a month")
        BigDecimal income,

        @Nullable HouseholdComposition householdComposition,
        @Nullable @Description("People in the household") Integer householdSize,
        @Nullable Tenure tenure,
        @Nullable Dwelling dwelling,

        @Nullable @Description("BCP 47 tag, for example nl-BE")
        String language) {}
