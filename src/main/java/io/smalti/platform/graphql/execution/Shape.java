package io.smalti.platform.graphql.execution;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How deep a document goes and how many aliases it has. Each fragment is walked once, so this is linear in the text
 * and safe before validation; a fragment that contains itself counts once and is left to validation.
 */
final class Shape {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int aliases;
    private int depth;

    Shape(Document document) {
        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
        fragments.keySet().forEach(this::ofFragment);
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            depth = Math.max(depth, of(operation.getSelectionSet()));
        }
    }

    int depth() {
        return depth;
    }

    int aliases() {
        return aliases;
    }

    private int of(@Nullable SelectionSet selections) {
        int deepest = 0;
        if (selections != null) {
            for (var selection : selections.getSelections()) {
                deepest = Math.max(deepest, of(selection));
            }
        }
        return deepest;
    }

    private int of(Selection<?> selection) {
        return switch (selection) {
            case Field field -> {
                aliases += field.getAlias() == null ? 0 : 1;
                int below = of(field.getSelectionSet());
                yield field.getName().startsWith("__") ? 0 : 1 + below;
            }
            case InlineFragment fragment -> of(fragment.getSelectionSet());
            case FragmentSpread spread -> ofFragment(spread.getName());
            default -> 0;
        };
    }

    private int ofFragment(String name) {
        var known = depths.get(name);
        var fragment = fragments.get(name);
        if (known != null || fragment == null || !open.add(name)) {
            return known == null ? 0 : known;
        }
        int depth = of(fragment.getSelectionSet());
        depths.put(name, depth);
        open.remove(name);
        return depth;
    }
}
