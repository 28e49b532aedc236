package io.smalti.campaign;

import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers {@code node(id:)} for campaigns. */
@Singleton
class CampaignNodes implements NodeSource {
    private final CampaignRepository repository;

    CampaignNodes(CampaignRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return "Campaign";
    }

    @Override
    public Map<String, Campaign> load(Collection<String> keys) {
        return repository.byNumbers(GlobalId.numbers(keys)).stream()
                .collect(Collectors.toMap(found -> Long.toString(found.number()), Function.identity()));
    }
}
