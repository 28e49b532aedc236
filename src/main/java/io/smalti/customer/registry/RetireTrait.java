package io.smalti.customer.registry;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Which declared trait is to go")
public record RetireTrait(
        @NonNull String code,

        @Nullable
        @Description(
                "Whether its values and their history are deleted too, for good; only of a trait that is retired already, so that nobody asks for it"
                        + " meanwhile")
        Boolean forget) {}
