package io.smalti.customer;

import static io.smalti.customer.TraitType.CHOICE;
import static io.smalti.customer.TraitType.NUMBER;
import static io.smalti.customer.TraitType.TEXT;
import static io.smalti.customer.TraitType.TEXTS;

import java.util.List;

/** The organisation a contact speaks for; unknown for private people. */
final class FirmographicTraits {
    private FirmographicTraits() {}

    static List<Trait> all() {
        return List.of(
                trait("organisation", TEXT, "Organisation")
                        .says("The company's own key of the organisation")
                        .ofOrganisation("external_id", Organisation::externalId),
                trait("organisationName", TEXT, "Name of the organisation")
                        .displayable()
                        .ofOrganisation("name", Organisation::name),
                trait("industry", TEXT, "Industry")
                        .says("NACE Rev. 2.1 code, for example 47.91")
                        .ofOrganisation("industry", Organisation::industry),
                trait("employees", NUMBER, "Employees").ofOrganisation("employees", o -> Read.number(o.employees())),
                trait("annualRevenue", NUMBER, "Annual revenue")
                        .unit("EUR")
                        .ofOrganisation("annual_revenue", Organisation::annualRevenue),
                trait("quarterlyRevenue", NUMBER, "Quarterly revenue")
                        .unit("EUR")
                        .ofOrganisation("quarterly_revenue", Organisation::quarterlyRevenue),
                trait("headOffice", TEXT, "Head office").ofOrganisation("head_office", Organisation::headOffice),
                trait("culture", TEXT, "Company culture").ofOrganisation("culture", Organisation::culture),
                trait("marketingBudget", NUMBER, "Marketing budget")
                        .unit("EUR a year")
                        .ofOrganisation("marketing_budget", Organisation::marketingBudget),
                trait("targetAudience", TEXT, "Target audience of the organisation")
                        .ofOrganisation("target_audience", Organisation::targetAudience),
                trait("consultingNeeds", TEXTS, "Consulting needs")
                        .ofOrganisation("consulting_needs", o -> Read.texts(o.consultingNeeds())),
                trait("decisionRole", CHOICE, "Role in the decision")
                        .of(DecisionRole.class)
                        .stored("decision_role", c -> Read.name(c.decisionRole())));
    }

    private static TraitDraft trait(String code, TraitType type, String label) {
        return new TraitDraft(Facet.FIRMOGRAPHIC, code, type, label);
    }
}
