package io.smalti.customer;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What one source says about people")
public record UpsertCustomers(@Description("At most 1,000") List<@NonNull CustomerFacts> customers, Source source) {}
