package io.smalti.platform.job;

import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Jobs by global id. */
@Singleton
class JobNodes implements NodeSource {
    private final Jobs jobs;

    JobNodes(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String type() {
        return Job.TYPE;
    }

    @Override
    public Map<String, ? extends Node> load(Collection<String> keys) {
        var found = new HashMap<String, Job>();
        jobs.find(GlobalId.numbers(keys))
                .forEach(job -> found.put(GlobalId.parse(job.id()).key(), job));
        return found;
    }
}
