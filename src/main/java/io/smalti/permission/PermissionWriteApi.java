package io.smalti.permission;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;

/** Writes rules, lists and choices. */
@GraphQLApi
public class PermissionWriteApi {
    private final PolicyWriter writer;
    private final Policies policies;
    private final Preferences preferences;
    private final ProcessingRestrictions restrictions;

    PermissionWriteApi(
            PolicyWriter writer, Policies policies, Preferences preferences, ProcessingRestrictions restrictions) {
        this.writer = writer;
        this.policies = policies;
        this.preferences = preferences;
        this.restrictions = restrictions;
    }

    @Mutation("setChannelRule")
    @Transactional
    @Access(Role.STEWARD)
    @Description("Says what the law of a country demands for a channel")
    public PolicyPayload setChannelRule(SetChannelRule input) {
        return answer(writer.set(input));
    }

    @Mutation("setFrequencyCap")
    @Transactional
    @Access({Role.MARKETER, Role.STEWARD})
    @Description("Says how many marketing messages a person gets at most")
    public PolicyPayload setFrequencyCap(SetFrequencyCap input) {
        return answer(writer.set(input));
    }

    @Mutation("setQuietHours")
    @Transactional
    @Access({Role.MARKETER, Role.STEWARD})
    @Description("Says at what hours a channel is left alone")
    public PolicyPayload setQuietHours(SetQuietHours input) {
        return answer(writer.set(input));
    }

    @Mutation
    @Transactional
    @Access({Role.FRONTEND, Role.STEWARD})
    @Description("Keeps what people chose about channel, language and topics; each item on its own")
    public RecordPreferencesPayload recordPreferences(RecordPreferences input) {
        return preferences.record(input.preferences());
    }

    @Mutation
    @Transactional
    @Access(Role.STEWARD)
    @Description(
            "Restricts what may be done with a person's data to keeping it, or lifts that: no message and no segment,"
                    + " from now on and in streams that are running")
    public RestrictCustomerPayload restrictCustomer(RestrictCustomer input) {
        return restrictions.restrict(input);
    }

    private PolicyPayload answer(List<PermissionError> errors) {
        return PolicyPayload.of(policies.written(), errors);
    }
}
