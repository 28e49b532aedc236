package io.smalti.permission;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("The rules as they are now")
public record PolicyPayload(
        List<@NonNull ChannelRule> channelRules,
        List<@NonNull FrequencyCap> frequencyCaps,
        List<@NonNull QuietHours> quietHours,

        @Description("When there are any, nothing was changed")
        List<@NonNull PermissionError> userErrors) {
    static PolicyPayload of(Policy policy, List<PermissionError> errors) {
        return new PolicyPayload(policy.rules(), policy.caps(), policy.quietHours(), errors);
    }
}
