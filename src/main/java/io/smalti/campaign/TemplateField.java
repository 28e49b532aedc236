package io.smalti.campaign;

import io.smalti.campaign.template.MessageField;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description(
        "A field that templates may print, as {{code|fallback}}; never what is only inferred from the lifestyle type")
public record TemplateField(
        @Description("For example firstName") String code,

        @Description("What it looks like, as lengths are checked with")
        String sample,

        @Description("Codes of the traits that it is made of")
        List<@NonNull String> traits) {
    static TemplateField of(MessageField field) {
        return new TemplateField(
                field.code(),
                field.sample(),
                field.traits().stream().map(Trait::code).toList());
    }
}
