package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.InvalidPage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What an assignment says; the type and the group only as far as its level allows. */
@GraphQLApi
public class AssignmentApi {
    private final Typologies typologies;

    AssignmentApi(Typologies typologies) {
        this.typologies = typologies;
    }

    @Nullable
    @Description("The typology that was used; null when there is a reason for no type")
    public Typology typology(@Source Assignment assignment) {
        return assignment.typology() == null ? null : typologies.byId(assignment.typology());
    }

    @Nullable
    @Description("The type, when it may be spoken of; null below level TYPE")
    public LifestyleType type(@Source Assignment assignment) {
        var typology = typology(assignment);
        return typology == null || assignment.level() != Level.TYPE || assignment.typeCode() == null
                ? null
                : typology.type(assignment.typeCode());
    }

    @Nullable
    @Description("The group, when it may be spoken of; null at level NONE")
    public LifestyleGroup group(@Source Assignment assignment) {
        var typology = typology(assignment);
        return typology == null || assignment.level() == Level.NONE || assignment.groupCode() == null
                ? null
                : typology.group(assignment.groupCode());
    }

    @Description("The most probable types, most probable first; empty without a typology")
    public List<@NonNull TypeProbability> candidates(
            @Source Assignment assignment,
            @DefaultValue("5") @Description("How many, at most 100; all of them add up to 1") int first) {
        if (first < 0 || first > 100) {
            throw new InvalidPage("first must be from 0 to 100, not " + first);
        }
        var typology = typology(assignment);
        var posterior = assignment.posterior();
        if (typology == null || posterior == null) {
            return List.of();
        }
        return Arrays.stream(highest(
                        posterior, Math.min(posterior.length, typology.types().size()), first))
                .mapToObj(i -> new TypeProbability(typology.types().get(i), rounded(posterior[i])))
                .toList();
    }

    /** The places of the highest values, highest first; of equal ones the earlier place. Mostly few are asked for. */
    private static int[] highest(float[] values, int size, int most) {
        var places = new int[Math.min(size, most)];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            int place = filled;
            while (place > 0 && values[places[place - 1]] < values[i]) {
                place--;
            }
            if (place < places.length) {
                filled = Math.min(filled + 1, places.length);
                System.arraycopy(places, place, places, place + 1, filled - place - 1);
                places[place] = i;
            }
        }
        return places;
    }

    @Description("All groups with their probability, most probable first; empty without a typology")
    public List<@NonNull GroupProbability> groups(@Source Assignment assignment) {
        var typology = typology(assignment);
        var posterior = assignment.posterior();
        if (typology == null || posterior == null) {
            return List.of();
        }
        return typology.groups().stream()
                .map(group -> new GroupProbability(
                        group,
                        rounded(typology.typesOf(group).stream()
                                .mapToDouble(type -> posterior[type.sequence() - 1])
                                .sum())))
                .sorted(Comparator.comparing(GroupProbability::probability).reversed())
                .toList();
    }

    /** Six decimals, which is what the stored precision carries. */
    private static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }
}
