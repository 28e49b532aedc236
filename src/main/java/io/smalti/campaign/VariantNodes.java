package io.smalti.campaign;

import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers {@code node(id:)} for variants. */
@Singleton
class VariantNodes implements NodeSource {
    private final CampaignRepository repository;

    VariantNodes(CampaignRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return "Variant";
    }

    @Override
    public Map<String, Variant> load(Collection<String> keys) {
        return repository.variantsByNumbers(GlobalId.numbers(keys)).stream()
                .collect(Collectors.toMap(found -> Long.toString(found.key()), Function.identity()));
    }
}
