package io.smalti.campaign.followup;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.Cell;
import io.smalti.campaign.LadderLevel;
import io.smalti.customer.Channel;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Adds up the records of campaigns: three statements, however many campaigns there are. */
@Singleton
class FollowUps {
    private final Sql sql;

    FollowUps(Sql sql) {
        this.sql = sql;
    }

    private record Of<T>(long campaign, T value) {}

    List<FollowUp> of(List<Campaign> campaigns) {
        var numbers = campaigns.stream().map(Campaign::number).distinct().toList();
        var recipients = new HashMap<Long, Integer>();
        sql.list(
                "select campaign_id, count(distinct customer_id) from sending where campaign_id = any(?) group by 1",
                row -> recipients.put(row.longValue(1), row.intValue(2)),
                numbers);
        var cells = cells(numbers);
        var skipped = skipped(numbers);
        return campaigns.stream()
                .map(campaign -> followUp(
                        recipients.getOrDefault(campaign.number(), 0),
                        cells.getOrDefault(campaign.number(), List.of()),
                        skipped.getOrDefault(campaign.number(), List.of())))
                .toList();
    }

    private static FollowUp followUp(int recipients, List<FollowUpCell> cells, List<FollowUp.SkippedFor> skipped) {
        var levels = new EnumMap<LadderLevel, Integer>(LadderLevel.class);
        cells.stream()
                .filter(cell -> cell.sent() > 0)
                .forEach(cell -> levels.merge(cell.level(), cell.sent(), Integer::sum));
        return new FollowUp(
                recipients,
                cells.stream().mapToInt(FollowUpCell::sent).sum(),
                levels.entrySet().stream()
                        .map(entry -> new FollowUp.SentAtLevel(entry.getKey(), entry.getValue()))
                        .toList(),
                skipped,
                cells.stream().mapToInt(FollowUpCell::exposed).sum(),
                cells.stream().mapToInt(FollowUpCell::converted).sum(),
                cells.stream().map(FollowUpCell::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                cells);
    }

    private Map<Long, List<FollowUpCell>> cells(List<Long> campaigns) {
        return group(sql.list(
                """
                with shown as (
                    select e.campaign_id, e.channel, e.language, e.type_code, e.group_code, e.age_band, e.wording,
                        count(*) as exposed, count(v.first) as converted, coalesce(sum(v.value), 0) as value
                    from exposure e left join lateral (
                        select min(v.converted_at) as first, sum(v.value) as value from conversion v
                        where v.campaign_id = e.campaign_id and v.customer_id = e.customer_id
                            and v.converted_at >= e.exposed_at) v on true
                    where e.campaign_id = any(?) and e.wording is not null group by 1, 2, 3, 4, 5, 6, 7),
                went as (
                    select campaign_id, channel, language, type_code, group_code, age_band, wording, count(*) as sent
                    from sending where campaign_id = any(?) group by 1, 2, 3, 4, 5, 6, 7)
                select campaign_id, channel, language, type_code, group_code, age_band, wording, sum(sent), sum(exposed),
                    sum(converted), sum(value)
                from (select *, 0 as exposed, 0 as converted, 0 as value from went
                    union all
                    select campaign_id, channel, language, type_code, group_code, age_band, wording, 0, exposed, converted,
                        value from shown) both_
                group by 1, 2, 3, 4, 5, 6, 7 order by 8 desc, 9 desc, 2, 3, 4, 5, 6, 7""",
                row -> {
                    var cell = new Cell(row.textOrNull(4), row.textOrNull(5), row.textOrNull(6));
                    return new Of<>(
                            row.longValue(1),
                            new FollowUpCell(
                                    row.constant(2, Channel.class),
                                    row.text(3),
                                    cell,
                                    cell.level(),
                                    row.text(7),
                                    row.intValue(8),
                                    row.intValue(9),
                                    row.intValue(10),
                                    Objects.requireNonNull(row.decimal(11))));
                },
                campaigns,
                campaigns));
    }

    private Map<Long, List<FollowUp.SkippedFor>> skipped(List<Long> campaigns) {
        return group(sql.list(
                """
                select d.campaign_id, d.channel, s.key, s.value::integer
                from (select distinct on (campaign_id, channel) * from delivery
                    where campaign_id = any(?) and state = 'DONE' and after_customer = 0
                    order by campaign_id, channel, id desc) d,
                    jsonb_each_text(d.skipped_by) s
                order by d.campaign_id, d.channel, s.value::integer desc""",
                row -> new Of<>(
                        row.longValue(1),
                        new FollowUp.SkippedFor(row.constant(2, Channel.class), row.text(3), row.intValue(4))),
                campaigns));
    }

    private static <T> Map<Long, List<T>> group(List<Of<T>> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        Of::campaign, Collectors.mapping(Of::value, Collectors.toCollection(ArrayList::new))));
    }
}
