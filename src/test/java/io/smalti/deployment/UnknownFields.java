package io.smalti.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields of a manifest that the Kubernetes model does not know: it keeps them as additional properties. */
final class UnknownFields {
    private UnknownFields() {}

    /** The paths of the unknown fields. */
    static List<String> of(Object resource) throws ReflectiveOperationException {
        var unknown = new ArrayList<String>();
        collect(resource, "", unknown);
        return unknown;
    }

    private static void collect(Object value, String path, List<String> unknown) throws ReflectiveOperationException {
        switch (value) {
            case null -> {}
            case Collection<?> values -> {
                int i = 0;
                for (var element : values) {
                    collect(element, path + "[" + i++ + "]", unknown);
                }
            }
            case Map<?, ?> values -> {
                for (var entry : values.entrySet()) {
                    collect(entry.getValue(), path + "." + entry.getKey(), unknown);
                }
            }
            default -> collectProperties(value, path, unknown);
        }
    }

    private static void collectProperties(Object value, String path, List<String> unknown)
            throws ReflectiveOperationException {
        if (!value.getClass().getName().startsWith("io.fabric8")) {
            return;
        }
        for (var method : value.getClass().getMethods()) {
            var name = method.getName();
            if (!name.startsWith("get") || method.getParameterCount() > 0 || name.equals("getClass")) {
                continue;
            }
            var property = method.invoke(value);
            if (name.equals("getAdditionalProperties")) {
                ((Map<?, ?>) property).keySet().forEach(key -> unknown.add(path + "." + key));
            } else {
                collect(property, path + "." + Character.toLowerCase(name.charAt(3)) + name.substring(4), unknown);
            }
        }
    }
}
