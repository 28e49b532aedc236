package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** The system a value came from. */
@Description("The system a value came from")
public enum Source {
    @Description("customer relations")
    CRM,
    @Description("orders and visits")
    WEBSHOP,
    @Description("questions answered")
    SURVEY,
    @Description("a third party")
    PARTNER,
    @Description("the lifestyle type")
    TYPOLOGY;

    static @Nullable Source named(String name) {
        for (var source : values()) {
            if (source.name().equals(name)) {
                return source;
            }
        }
        return null;
    }
}
