package io.smalti.typology;

import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds typologies and their parts by global id; keys are like {@code OLT-BE:1.0.0:A01}. */
class TypologyNodes {
    private final Typologies typologies;

    TypologyNodes(Typologies typologies) {
        this.typologies = typologies;
    }

    private record Parts(String type, Typologies typologies, BiFunction<Typology, String, @Nullable Node> find)
            implements NodeSource {
        @Override
        public Map<String, ? extends Node> load(Collection<String> keys) {
            var found = new HashMap<String, Node>();
            for (var key : keys) {
                var parts = key.split(":", 3);
                var typology = parts.length < 2 ? null : typologies.find(parts[0], parts[1]);
                var node = typology == null ? null : find.apply(typology, parts.length < 3 ? "" : parts[2]);
                if (node != null) {
                    found.put(key, node);
                }
            }
            return found;
        }
    }

    @Produces
    @Singleton
    NodeSource whole() {
        return new Parts("Typology", typologies, (typology, code) -> code.isEmpty() ? typology : null);
    }

    @Produces
    @Singleton
    NodeSource groups() {
        return new Parts("LifestyleGroup", typologies, Typology::group);
    }

    @Produces
    @Singleton
    NodeSource types() {
        return new Parts("LifestyleType", typologies, Typology::type);
    }

    @Produces
    @Singleton
    NodeSource bands() {
        return new Parts("AgeBand", typologies, Typology::band);
    }

    @Produces
    @Singleton
    NodeSource areas() {
        return new Parts("Area", typologies, (typology, code) -> {
            int colon = code.indexOf(':');
            var kind = code.substring(0, Math.max(0, colon));
            var own = code.substring(colon + 1);
            return kind.equals("postcode")
                    ? typology.area(own)
                    : kind.equals("municipality") ? typology.municipality(own) : null;
        });
    }
}
