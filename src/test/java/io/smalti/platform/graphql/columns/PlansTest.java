package io.smalti.platform.graphql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLObjectType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Plans plans = new Plans();
    private int compiled;

    @Test
    void compilesOnceForTheSameConditions() {
        assertThat(plan("A", true, null)).isSameAs(plan("A", true, null)).isNotSameAs(plan("A", false, null));
        assertThat(plan("B", true, null)).isNotSameAs(plan("A", true, null));
        assertThat(compiled).isEqualTo(3);
    }

    @Test
    void forgetsWhenConditionsAreTurnedWithoutEnd() {
        for (int i = 0; i < Plans.MOST; i++) {
            plan("Q", i);
        }
        plan("Q", 0);
        assertThat(compiled).isEqualTo(Plans.MOST);
        plan("Q", Plans.MOST);
        plan("Q", 0);
        assertThat(compiled).as("the first is forgotten").isEqualTo(Plans.MOST + 2);
    }

    private Selection plan(String operation, Object... conditions) {
        return plans.of(new Plans.Variant(operation, Arrays.asList(conditions)), () -> {
            compiled++;
            return new Selection(GraphQLObjectType.newObject().name("Query").build(), List.of());
        });
    }
}
