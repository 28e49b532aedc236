package io.smalti.intake;

import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Jobs by global id. */
@ApplicationScoped
class JobNodes implements NodeSource {
    private final ImportJobs jobs;

    JobNodes(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String type() {
        return "Job";
    }

    @Override
    public Map<String, ? extends Node> load(Collection<String> keys) {
        var found = new HashMap<String, Job>();
        for (var key : keys) {
            var number = key.matches("[1-9]\\d{0,17}") ? jobs.find(Long.parseLong(key)) : null;
            if (number != null) {
                found.put(key, Job.of(number));
            }
        }
        return found;
    }
}
