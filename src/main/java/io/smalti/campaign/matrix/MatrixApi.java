package io.smalti.campaign.matrix;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Campaign;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.InvalidLanguage;
import io.smalti.campaign.Standing;
import io.smalti.customer.Channel;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** A campaign as its matrix, and the people behind it. */
@GraphQLApi
public class MatrixApi {
    private static final int MOST = 100;

    private final Campaigns campaigns;
    private final MatrixView view;
    private final Audiences audiences;

    MatrixApi(Campaigns campaigns, MatrixView view, Audiences audiences) {
        this.campaigns = campaigns;
        this.view = view;
        this.audiences = audiences;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description(
            "Who gets which message at this moment, by lifestyle type and age band; what is drafted is not counted")
    public List<Matrix> matrix(
            @Source List<Campaign> sources,
            Channel channel,
            @Nullable @Description("BCP 47 tag; null: the campaign's default") String language) {
        InvalidLanguage.check(language);
        return sources.stream()
                .map(campaign -> {
                    var compiled = Objects.requireNonNull(campaigns.byKey(campaign.key(), campaign.version()));
                    var wanted = language == null ? campaign.defaultLanguage() : language;
                    return view.of(compiled, channel, Objects.requireNonNullElse(compiled.language(wanted), wanted));
                })
                .toList();
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "The matrix weighed by the people of the audience, as their types and ages are now; those of whom no type"
                    + " is known, too. Whether they may be sent to is not asked")
    public List<@Nullable Coverage> people(@Source List<Matrix> matrices) {
        var counts = audiences.count(matrices.stream()
                .map(matrix -> matrix.shown().audience())
                .distinct()
                .toList());
        return matrices.stream()
                .<@org.jspecify.annotations.Nullable Coverage>map(
                        matrix -> coverage(matrix.shown(), people(counts, matrix)))
                .toList();
    }

    private static Map<Standing, Integer> people(Map<Long, Audiences.People> counts, Matrix matrix) {
        return Objects.requireNonNull(counts.get(matrix.shown().audience())).by();
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("When the people were counted: now, or up to a minute ago. That is how old people and nextCells are")
    public List<@Nullable Instant> countedAt(@Source List<Matrix> matrices) {
        var counts = audiences.count(
                matrices.stream().map(matrix -> matrix.shown().audience()).toList());
        return matrices.stream()
                .<@org.jspecify.annotations.Nullable Instant>map(matrix -> Objects.requireNonNull(
                                counts.get(matrix.shown().audience()))
                        .countedAt())
                .toList();
    }

    private static Coverage coverage(ShownMatrix shown, Map<Standing, Integer> people) {
        var counting = new Counting();
        people.forEach((standing, count) -> {
            var chosen = shown.choose(standing.ladder());
            if (chosen == null) {
                counting.add(MatrixCell.State.EMPTY, null, count);
            } else {
                counting.add(
                        shown.isExact(chosen) ? MatrixCell.State.OWN : MatrixCell.State.FALLBACK,
                        chosen.wording().variant().cell().level(),
                        count);
            }
        });
        return counting.coverage();
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("Which cells to write next: the first makes the messages of most people more specific by most steps,"
            + " each further one as if those before it were written")
    public List<@Nullable List<@NonNull NextCell>> nextCells(
            @Source List<Matrix> matrices, @DefaultValue("10") @Description("At most so many, up to 100") int first) {
        var counts = audiences.count(matrices.stream()
                .map(matrix -> matrix.shown().audience())
                .distinct()
                .toList());
        return matrices.stream()
                .<@org.jspecify.annotations.Nullable List<NextCell>>map(matrix ->
                        new NextCells(matrix.shown(), people(counts, matrix)).first(Math.clamp(first, 0, MOST)))
                .toList();
    }
}
