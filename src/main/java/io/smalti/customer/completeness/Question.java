package io.smalti.customer.completeness;

import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;

@Type("NextQuestion")
@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("A question whose answer is missing; recordAnswers takes the answer")
public record Question(
        Trait trait,
        @Description("To be asked as it is") String text,
        @Description("BCP 47 tag of the text") String language,

        @Description("By how much the answer raises the share, 0..1")
        double gain,

        @Description(
                "By how many bits, on average over the answers, it lowers the uncertainty of the lifestyle type (see entropy); 0 where it"
                        + " says nothing about it")
        double sharpens,

        @Ignore Set<String> unlocked) {}
