package io.smalti.segment.membership;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** With more customers than are computed at once. The instance does no jobs by itself: tests take the steps. */
public final class LargeCompany implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "smalti.segments.at-once", "0",
                "smalti.segments.step", "7",
                "smalti.segments.longest-step", "7",
                "smalti.job.workers", "0");
    }
}
