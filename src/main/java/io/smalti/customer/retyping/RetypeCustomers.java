package io.smalti.customer.retyping;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A version of a typology; it becomes the active one of its country")
public record RetypeCustomers(
        @NonNull @Description("For example OLT-BE") String typology,
        @NonNull @Description("For example 1.0.0") String version) {}
