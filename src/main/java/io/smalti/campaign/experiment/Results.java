package io.smalti.campaign.experiment;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Cell;
import io.smalti.campaign.Variant;
import io.smalti.customer.Channel;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up exposures and conversions, and compares. */
@Singleton
class Results {
    private static final String MESSAGE = "MESSAGE";
    private static final String CONTROL = "CONTROL";

    private final Sql sql;
    private final Campaigns campaigns;

    Results(Sql sql, Campaigns campaigns) {
        this.sql = sql;
        this.campaigns = campaigns;
    }

    /** The exposed of one wording; wording and language null for the control group. */
    private record Shown(
            long campaign,
            Channel channel,
            @Nullable String language,
            Cell cell,
            @Nullable String wording,
            int exposed,
            int converted) {
        boolean isIn(Channel wanted, @Nullable String wantedLanguage, Cell wantedCell) {
            return channel == wanted && Objects.equals(language, wantedLanguage) && cell.equals(wantedCell);
        }
    }

    /** In the order of the campaigns: those with a control group first, then cells with several wordings. */
    List<List<ExperimentResult>> of(List<Campaign> sources) {
        var numbers = sources.stream().map(Campaign::number).distinct().toList();
        var shown = sql
                .list(
                        """
                        select e.campaign_id, e.channel, e.language, e.type_code, e.group_code, e.age_band, e.wording,
                            count(*), count(*) filter (where exists (select from conversion v
                                where v.campaign_id = e.campaign_id and v.customer_id = e.customer_id
                                    and v.converted_at >= e.exposed_at))
                        from exposure e where e.campaign_id = any(?) group by 1, 2, 3, 4, 5, 6, 7""",
                        row -> new Shown(
                                row.longValue(1),
                                row.constant(2, Channel.class),
                                row.textOrNull(3),
                                new Cell(row.textOrNull(4), row.textOrNull(5), row.textOrNull(6)),
                                row.textOrNull(7),
                                row.intValue(8),
                                row.intValue(9)),
                        numbers)
                .stream()
                .collect(Collectors.groupingBy(Shown::campaign));
        return sources.stream()
                .map(campaign -> of(campaign, shown.getOrDefault(campaign.number(), List.of())))
                .toList();
    }

    private List<ExperimentResult> of(Campaign campaign, List<Shown> shown) {
        var results = new ArrayList<ExperimentResult>();
        if (campaign.controlShare() > 0) {
            campaign.channels().forEach(channel -> results.add(control(campaign, channel, shown)));
        }
        var compiled = Objects.requireNonNull(campaigns.byKey(campaign.key(), campaign.version()));
        for (var several : compiled.experiments()) {
            results.add(wordings(several, shown));
        }
        return results;
    }

    private static ExperimentResult control(Campaign campaign, Channel channel, List<Shown> shown) {
        var here = shown.stream().filter(one -> one.channel() == channel).toList();
        var groups = here.stream().collect(Collectors.partitioningBy(one -> one.wording() == null));
        return ExperimentResult.of(
                channel,
                null,
                null,
                List.of(
                        arm(CONTROL, campaign.controlShare(), groups.getOrDefault(true, List.of())),
                        arm(MESSAGE, 1 - campaign.controlShare(), groups.getOrDefault(false, List.of()))));
    }

    /** @param several the wordings of a cell, by name */
    private static ExperimentResult wordings(List<Variant> several, List<Shown> shown) {
        var first = several.getFirst();
        double weights = several.stream().mapToInt(Variant::weight).sum();
        Map<String, List<Shown>> byName = shown.stream()
                .filter(one -> one.isIn(first.channel(), first.language(), first.cell()) && one.wording() != null)
                .collect(Collectors.groupingBy(one -> String.valueOf(one.wording())));
        var arms = several.stream()
                .map(variant -> arm(
                        variant.wording(),
                        variant.weight() / weights,
                        byName.getOrDefault(variant.wording(), List.of())))
                .toList();
        return ExperimentResult.of(first.channel(), first.language(), first.cell(), arms);
    }

    private static Arm arm(String name, double share, List<Shown> shown) {
        return Arm.of(
                name,
                share,
                shown.stream().mapToInt(Shown::exposed).sum(),
                shown.stream().mapToInt(Shown::converted).sum());
    }
}
