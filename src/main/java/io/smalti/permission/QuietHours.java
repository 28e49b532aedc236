package io.smalti.permission;

import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("Hours at which a channel is left alone, in the time of the recipient")
public record QuietHours(
        Channel channel,
        @Description("Local time, inclusive") LocalTime from,

        @Description("Local time, exclusive; before the beginning: on the next day")
        LocalTime until) {
    /** When the quiet hours that hold a moment are over; null when it lies in none. */
    @Nullable
    Instant over(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(until);
        boolean overnight = until.isBefore(from);
        if (overnight ? !late && !early : !late || !early) {
            return null;
        }
        var day = overnight && late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return day.atTime(until).atZone(zone).toInstant();
    }
}
