package io.smalti.permission.register;

import io.smalti.permission.Register;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Lists addresses that must not be used, and releases them. */
@GraphQLApi
public class RegisterApi {
    private final Suppressions suppressions;
    private final RegisterRepository registers;

    RegisterApi(Suppressions suppressions, RegisterRepository registers) {
        this.suppressions = suppressions;
        this.registers = registers;
    }

    @Mutation
    @Transactional
    @Access(Role.STEWARD)
    @Description(
            "Lists addresses that must not be used; one that is listed already changes nothing. A whole register is"
                    + " better loaded as a file, by POST /registers/{code}")
    public SuppressAddressesPayload suppressAddresses(SuppressAddresses input) {
        return suppressions.add(input);
    }

    @Mutation
    @Transactional
    @Access(Role.STEWARD)
    @Description("Takes addresses off a register, so that they may be used again; the reason is kept")
    public ReleaseAddressesPayload releaseAddresses(ReleaseAddresses input) {
        return suppressions.release(input);
    }

    @Transactional
    @Access(Role.STEWARD)
    @Description("The latest files that were loaded, newest first")
    public List<@Nullable List<@NonNull RegisterLoad>> loads(
            @Source List<Register> parents, @DefaultValue("20") @Description("At most so many, up to 100") int first) {
        var found = registers.loads(parents.stream().map(Register::code).toList(), first);
        return parents.stream()
                .<@Nullable List<RegisterLoad>>map(parent -> found.getOrDefault(parent.code(), List.of()))
                .toList();
    }

    @Transactional
    @Access(Role.STEWARD)
    @Description("The addresses that were released last, newest first")
    public List<@Nullable List<@NonNull AddressRelease>> releases(
            @Source List<Register> parents, @DefaultValue("20") @Description("At most so many, up to 100") int first) {
        var found = registers.releases(parents.stream().map(Register::code).toList(), first);
        return parents.stream()
                .<@Nullable List<AddressRelease>>map(parent -> found.getOrDefault(parent.code(), List.of()))
                .toList();
    }
}
