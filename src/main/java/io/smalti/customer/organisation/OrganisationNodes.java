package io.smalti.customer.organisation;

import io.smalti.customer.Organisation;
import io.smalti.customer.OrganisationRepository;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Organisations by global id. */
@Singleton
class OrganisationNodes implements NodeSource {
    private final OrganisationRepository organisations;

    OrganisationNodes(OrganisationRepository organisations) {
        this.organisations = organisations;
    }

    @Override
    public String type() {
        return "Organisation";
    }

    @Override
    @Transactional
    public Map<String, Organisation> load(Collection<String> keys) {
        var nodes = new HashMap<String, Organisation>();
        organisations
                .byKeys(GlobalId.numbers(keys))
                .forEach((key, organisation) -> nodes.put(Long.toString(key), organisation));
        return nodes;
    }
}
