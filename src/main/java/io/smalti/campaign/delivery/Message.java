package io.smalti.campaign.delivery;

import io.smalti.campaign.Resolution;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What one person of an audience gets, or why nothing")
public record Message(Customer customer, Resolution resolution) {}
