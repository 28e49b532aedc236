package io.smalti.platform.access;

import io.smalti.platform.graphql.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Sets of roles as bits, so that a decision is one AND. */
final class Roles {
    private static final Role[] EACH = Role.values();
    private static final String[] NAMES = Arrays.stream(EACH)
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    private static final int ALL = (1 << EACH.length) - 1;

    private Roles() {}

    /** The bits of the roles that may, admin always among them. */
    static int mask(Role... roles) {
        int mask = bit(Role.ADMIN);
        for (var role : roles) {
            mask |= bit(role);
        }
        return mask;
    }

    /** The bits of a caller with these names in the token; names that are no role of ours count nothing. */
    static int named(Collection<String> names) {
        int mask = 0;
        for (var role : EACH) {
            if (names.contains(name(role))) {
                mask |= bit(role);
            }
        }
        return (mask & bit(Role.ADMIN)) == 0 ? mask : ALL;
    }

    /** How tokens and {@code @RolesAllowed} write a role. */
    static String name(Role role) {
        return NAMES[role.ordinal()];
    }

    private static int bit(Role role) {
        return 1 << role.ordinal();
    }
}
