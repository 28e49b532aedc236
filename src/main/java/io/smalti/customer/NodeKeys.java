package io.smalti.customer;

import io.smalti.platform.graphql.GlobalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keys of nodes that are numbers; others name nothing. */
final class NodeKeys {
    private NodeKeys() {}

    static List<Long> numbers(Collection<String> keys) {
        var numbers = new ArrayList<Long>();
        for (var key : keys) {
            var number = new GlobalId("", key).number();
            if (number != null) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
