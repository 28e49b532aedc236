package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.time.LocalTime;
import org.eclipse.microprofile.graphql.Description;

@Description("The quiet hours of a channel, in place of those before; without times it has none any more")
public record SetQuietHours(
        Channel channel, @Nullable LocalTime from, @Nullable LocalTime until) {}
