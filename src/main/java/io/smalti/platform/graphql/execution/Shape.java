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
 * How deep a document goes, in fields and in fragments within fragments, and how many aliases it has. Each fragment is walked
 * once, so this is linear in the text and safe before validation, which is not: a fragment that contains itself counts once and is
 * left to validation; one that lies deeper in others than is allowed is not looked into.
 */
final class Shape {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Depth> depths = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final int mostFragments;
    private int aliases;
    private Depth depth = Depth.NONE;

    private record Depth(int fields, int fragments) {
        static final Depth NONE = new Depth(0, 0);

        Depth and(Depth other) {
            return new Depth(Math.max(fields, other.fields), Math.max(fragments, other.fragments));
        }
    }

    Shape(Document document, int mostFragments) {
        this.mostFragments = mostFragments;
        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
        fragments
                .keySet()
                .forEach(name -> depth = depth.and(new Depth(0, ofFragment(name).fragments())));
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            depth = depth.and(of(operation.getSelectionSet()));
        }
    }

    int depth() {
        return depth.fields();
    }

    /** Levels of fragments within fragments, at least one more than allowed where there are too many. */
    int fragments() {
        return depth.fragments();
    }

    int aliases() {
        return aliases;
    }

    private Depth of(@Nullable SelectionSet selections) {
        var deepest = Depth.NONE;
        if (selections != null) {
            for (var selection : selections.getSelections()) {
                deepest = deepest.and(of(selection));
            }
        }
        return deepest;
    }

    private Depth of(Selection<?> selection) {
        return switch (selection) {
            case Field field -> {
                aliases += field.getAlias() == null ? 0 : 1;
                var below = of(field.getSelectionSet());
                yield new Depth(field.getName().startsWith("__") ? 0 : 1 + below.fields(), below.fragments());
            }
            case InlineFragment fragment -> of(fragment.getSelectionSet());
            case FragmentSpread spread -> ofFragment(spread.getName());
            default -> Depth.NONE;
        };
    }

    private Depth ofFragment(String name) {
        var known = depths.get(name);
        var fragment = fragments.get(name);
        if (known != null || fragment == null || !open.add(name)) {
            return known == null ? Depth.NONE : known;
        }
        var within = open.size() > mostFragments ? new Depth(0, mostFragments) : of(fragment.getSelectionSet());
        var depth = new Depth(within.fields(), within.fragments() + 1);
        depths.put(name, depth);
        open.remove(name);
        return depth;
    }
}
