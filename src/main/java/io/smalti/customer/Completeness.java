package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("How much is known of what we would like to know of a person")
public record Completeness(
        @Description("0..1, weighted by what an answer is worth")
        double share,

        @Description("What is not known, worth most first") List<@NonNull Trait> missing,

        @Description("At most three to ask next, worth most first")
        List<@NonNull Question> nextQuestions) {

    @Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
    @Type("NextQuestion")
    @Description("A question whose answer is missing")
    public record Question(
            Trait trait,
            @Description("In English") String text,

            @Description("By how much the answer raises the share, 0..1")
            double gain) {}

    private record Wanted(String trait, int weight, String question) {
        boolean known(Customer customer) {
            return described().value(customer) != null;
        }

        Trait described() {
            return Objects.requireNonNull(Traits.get(trait));
        }
    }

    /** Weighted by what an answer does for the type, then for the offer; of age, a year is enough. */
    private static final List<Wanted> EVERYBODY = List.of(
            new Wanted("age", 12, "In which year were you born?"),
            new Wanted("postcode", 12, "What is the postcode of your home?"),
            new Wanted("householdComposition", 10, "Whom do you live with?"),
            new Wanted("tenure", 7, "Do you own or rent your home?"),
            new Wanted("dwelling", 6, "Do you live in a house or in an apartment?"),
            new Wanted("problem", 6, "What would you like us to help you with?"),
            new Wanted("interests", 6, "What do you like to do in your free time?"),
            new Wanted("language", 5, "In which language may we write to you?"),
            new Wanted("income", 5, "In which range is the income of your household?"),
            new Wanted("values", 5, "What matters most to you?"),
            new Wanted("motivations", 5, "What makes you choose one product over another?"),
            new Wanted("activity", 4, "What do you do for a living?"),
            new Wanted("acquisition", 4, "How did you find us?"),
            new Wanted("budget", 4, "How much would you like to spend a year?"),
            new Wanted("education", 3, "Which school or study did you finish?"),
            new Wanted("gender", 3, "How may we address you?"),
            new Wanted("brandFeeling", 3, "How do you feel about our brand, from 0 to 10?"));

    private static final List<Wanted> CONTACTS = List.of(
            new Wanted("decisionRole", 8, "Do you decide, advise or approve when your company buys?"),
            new Wanted("consultingNeeds", 6, "On what would your company like advice?"));

    static Completeness of(Customer customer) {
        var wanted = new ArrayList<>(EVERYBODY);
        if (customer.organisation() != null) {
            wanted.addAll(CONTACTS);
        }
        wanted.sort((one, other) -> Integer.compare(other.weight(), one.weight()));
        int total = wanted.stream().mapToInt(Wanted::weight).sum();
        var missing = wanted.stream().filter(want -> !want.known(customer)).toList();
        int lacking = missing.stream().mapToInt(Wanted::weight).sum();
        return new Completeness(
                rounded(total - lacking, total),
                missing.stream().map(Wanted::described).toList(),
                missing.stream()
                        .limit(3)
                        .map(want -> new Question(want.described(), want.question(), rounded(want.weight(), total)))
                        .toList());
    }

    /** To four places, because weights are no measurements. */
    private static double rounded(int part, int total) {
        return Math.round(1e4 * part / total) / 1e4;
    }
}
