package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Addresses that must not be used; they are kept as hashes only")
public record SuppressAddresses(
        @Nullable @Description("Default COMPANY, the company's own list")
        String register,

        @Nullable @Description("Why, for example hard bounce")
        String reason,

        @Description("At most 1,000") List<@NonNull Address> addresses,

        @Nullable @Description("Whether the register is complete with this, so that it answers for the next 31 days")
        Boolean complete) {
    @Input("SuppressedAddressInput")
    @Description("An e-mail address or a phone number")
    public record Address(
            Kind kind,
            String value,

            @Nullable @Description("ISO 3166-1 code for a phone number without international prefix")
            String country) {}

    @Enum("AddressKind")
    @Description("What an address is")
    public enum Kind {
        EMAIL,
        PHONE
    }
}
