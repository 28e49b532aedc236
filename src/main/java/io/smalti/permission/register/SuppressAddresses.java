package io.smalti.permission.register;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.regex.Pattern;
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
            String country) {
        private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
        private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{4,24}");

        /** Whether it looks like an address of its kind. */
        boolean isOne() {
            return (kind == Kind.EMAIL ? EMAIL : PHONE).matcher(value.strip()).matches();
        }
    }

    @Enum("AddressKind")
    @Description("What an address is")
    public enum Kind {
        EMAIL,
        PHONE
    }
}
