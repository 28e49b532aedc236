package io.smalti.campaign;

import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a campaign with its published wordings, ready to choose from without the database. Sparse: the memory
 * it takes grows with what is written, not with the number of cells.
 */
final class CompiledCampaign {
    private final Campaign campaign;
    private final Map<Channel, Map<String, Map<Cell, List<Wording>>>> grids = new EnumMap<>(Channel.class);
    private final Map<String, String> languages = new HashMap<>();

    CompiledCampaign(Campaign campaign, List<Wording> wordings) {
        this.campaign = campaign;
        campaign.languages().forEach(language -> languages.put(language.toLowerCase(Locale.ROOT), language));
        for (var wording : wordings) {
            var variant = wording.variant();
            grids.computeIfAbsent(variant.channel(), channel -> new HashMap<>())
                    .computeIfAbsent(variant.language(), language -> new HashMap<>())
                    .computeIfAbsent(variant.cell(), cell -> new ArrayList<>(1))
                    .add(wording);
        }
        var byName = Comparator.comparing((Wording wording) -> wording.variant().wording());
        grids.values().forEach(byLanguage -> byLanguage.values().forEach(grid -> grid.values()
                .forEach(cell -> cell.sort(byName))));
    }

    Campaign campaign() {
        return campaign;
    }

    /** The published wordings by cell, those of a cell in the order of their names. */
    Map<Cell, List<Wording>> grid(Channel channel, String language) {
        return grids.getOrDefault(channel, Map.of()).getOrDefault(language, Map.of());
    }

    boolean validAt(Instant moment) {
        return (campaign.validFrom() == null || !moment.isBefore(campaign.validFrom()))
                && (campaign.validUntil() == null || moment.isBefore(campaign.validUntil()));
    }

    /** The campaign's own spelling of a language; null when it is none of its languages. */
    @Nullable
    String language(String tag) {
        return languages.get(tag.replace('_', '-').toLowerCase(Locale.ROOT));
    }

    /**
     * The languages to try: the wanted tag, its base, the campaign's default; those the campaign has.
     *
     * @param wanted BCP 47, for example nl-BE; null: no wish
     */
    List<String> chain(@Nullable String wanted) {
        var chain = new LinkedHashSet<String>(4);
        if (wanted != null) {
            for (var base : bases(wanted)) {
                var own = language(base);
                if (own != null) {
                    chain.add(own);
                }
            }
        }
        chain.add(campaign.defaultLanguage());
        return List.copyOf(chain);
    }

    /** The tag, its base, and for the written forms of Norwegian the language itself. */
    private static List<String> bases(String tag) {
        var base = base(tag);
        return base.equals("nb") || base.equals("nn") ? List.of(tag, base, "no") : List.of(tag, base);
    }

    static String base(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end);
    }

    /** A wording and the language it was found in. */
    record Chosen(Wording wording, String language) {}

    /** Takes one of several wordings of a cell. */
    interface Picker {
        Wording pick(List<Wording> several);
    }

    /**
     * Walks the ladder, language by language.
     *
     * @param personal whether there is a person, whose values may stand in for placeholders without fallback
     * @param path receives the cells looked into
     * @return null when nothing valid is written, not even a default
     */
    @Nullable
    Chosen choose(
            Channel channel,
            List<String> chain,
            List<Cell> ladder,
            Instant now,
            boolean personal,
            Picker picker,
            List<Step> path) {
        for (var language : chain) {
            var grid = grid(channel, language);
            for (var cell : ladder) {
                var written = grid.getOrDefault(cell, List.of());
                var usable = usable(written, now, personal);
                path.add(new Step(cell.level(), language, cell, outcome(written, usable, now)));
                if (!usable.isEmpty()) {
                    return new Chosen(usable.size() == 1 ? usable.getFirst() : picker.pick(usable), language);
                }
            }
        }
        return null;
    }

    private static List<Wording> usable(List<Wording> written, Instant now, boolean personal) {
        for (var wording : written) {
            if (!usable(wording, now, personal)) {
                return written.stream()
                        .filter(other -> usable(other, now, personal))
                        .toList();
            }
        }
        return written;
    }

    private static boolean usable(Wording wording, Instant now, boolean personal) {
        return wording.validAt(now) && (personal || !wording.needsPerson());
    }

    private static Step.Outcome outcome(List<Wording> written, List<Wording> usable, Instant now) {
        if (!usable.isEmpty()) {
            return Step.Outcome.FOUND;
        }
        if (written.isEmpty()) {
            return Step.Outcome.EMPTY;
        }
        return written.stream().anyMatch(wording -> wording.validAt(now))
                ? Step.Outcome.NEEDS_PERSON
                : Step.Outcome.NOT_VALID_NOW;
    }
}
