package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;

@Description("Which lifestyle type a person says is theirs")
public record DeclareType(
        @Nullable @Id @Description("This or externalId") String customerId,
        @Nullable String externalId,

        @Nullable @Description("Code of a type, for example A01; null takes a declaration back")
        String type) {}
