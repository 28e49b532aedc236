package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("A part of the way to a decision and beyond")
public record JourneyStage(
        Stage stage,

        @Description("Share 0..1 of the decision that its touchpoints carry together")
        double weight,

        @Description("In the order in which they are met") List<@NonNull Touchpoint> touchpoints) {
    static List<JourneyStage> of(List<Touchpoint> touchpoints) {
        var stages = new EnumMap<Stage, List<Touchpoint>>(Stage.class);
        touchpoints.forEach(touchpoint -> stages.computeIfAbsent(touchpoint.stage(), any -> new ArrayList<>())
                .add(touchpoint));
        return stages.entrySet().stream()
                .map(stage -> new JourneyStage(
                        stage.getKey(),
                        stage.getValue().stream()
                                .mapToDouble(Touchpoint::weight)
                                .sum(),
                        stage.getValue()))
                .toList();
    }
}
