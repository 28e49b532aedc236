package io.smalti.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.platform.graphql.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesTest {
    @Test
    void letsAnAdminDoWhateverAnybodyMay() {
        for (var role : Role.values()) {
            assertThat(Roles.named(Set.of("admin")) & Roles.mask(role)).isNotZero();
        }
        assertThat(Roles.named(Set.of("admin")) & Roles.mask()).isNotZero();
    }

    @Test
    void letsARoleDoNothingThatIsNotListed() {
        assertThat(Roles.named(Set.of("analyst")) & Roles.mask(Role.STEWARD, Role.FRONTEND))
                .isZero();
        assertThat(Roles.named(Set.of("analyst")) & Roles.mask()).isZero();
    }

    @Test
    void ignoresRolesOfOtherApplications() {
        assertThat(Roles.named(Set.of("ADMIN", "root", "offline_access"))).isZero();
    }
}
