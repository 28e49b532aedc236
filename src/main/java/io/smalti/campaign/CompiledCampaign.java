package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.customer.Trait;
import io.smalti.permission.Preference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One version of a campaign with its published wordings, ready to choose from without the database. Sparse: the memory
 * it takes grows with what is written, not with the number of cells.
 */
public final class CompiledCampaign {
    private static final int MOST_CHAINS = 1_000;

    private final Campaign campaign;
    private final Map<Channel, Map<String, Map<Cell, List<Wording>>>> grids = new EnumMap<>(Channel.class);
    private final Map<String, String> languages = new HashMap<>();
    /** By the language wanted: people want few, callers may ask for any. */
    private final Map<String, List<String>> chains = new ConcurrentHashMap<>();

    public CompiledCampaign(Campaign campaign, List<Wording> wordings) {
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

    public Campaign campaign() {
        return campaign;
    }

    /** Whether its messages need consent and count towards caps. */
    public boolean isMarketing() {
        return campaign.purpose() == Purpose.MARKETING;
    }

    /** The published wordings by cell, those of a cell in the order of their names. */
    public Map<Cell, List<Wording>> grid(Channel channel, String language) {
        return grids.getOrDefault(channel, Map.of()).getOrDefault(language, Map.of());
    }

    /** Hands over the wordings of each cell that has any. */
    public void cells(Consumer<List<Wording>> taker) {
        grids.values().forEach(byLanguage -> byLanguage.values().forEach(grid -> grid.values()
                .forEach(taker)));
    }

    /** The published wordings of each cell that has several, by name. */
    public List<List<Variant>> experiments() {
        var experiments = new ArrayList<List<Variant>>();
        cells(cell -> {
            if (cell.size() > 1) {
                experiments.add(cell.stream().map(Wording::variant).toList());
            }
        });
        return experiments;
    }

    /** The traits that texts of a channel may print. */
    public List<Trait> traits(Channel channel) {
        return grids.getOrDefault(channel, Map.of()).values().stream()
                .flatMap(grid -> grid.values().stream())
                .flatMap(List::stream)
                .flatMap(Wording::fields)
                .flatMap(field -> field.traits().stream())
                .distinct()
                .toList();
    }

    boolean validAt(Instant moment) {
        return (campaign.validFrom() == null || !moment.isBefore(campaign.validFrom()))
                && (campaign.validUntil() == null || moment.isBefore(campaign.validUntil()));
    }

    /** The campaign's own spelling of a language; null when it is none of its languages. */
    @Nullable
    public String language(String tag) {
        return languages.get(tag.replace('_', '-').toLowerCase(Locale.ROOT));
    }

    /**
     * The languages to try: the wanted tag, its base, the campaign's default; those the campaign has.
     *
     * @param wanted BCP 47, for example nl-BE; null: no wish
     */
    public List<String> chain(@Nullable String wanted) {
        var key = wanted == null ? "" : wanted;
        var known = chains.get(key);
        if (known == null) {
            known = found(wanted);
            if (chains.size() < MOST_CHAINS) {
                chains.put(key, known);
            }
        }
        return known;
    }

    private List<String> found(@Nullable String wanted) {
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

    /**
     * A wording and the language it was found in.
     *
     * @param liked whether it was taken because the person likes its topic
     */
    public record Chosen(Wording wording, String language, boolean liked) {}

    /** Takes one of several wordings of a cell. */
    public interface Picker {
        Wording pick(List<Wording> several);
    }

    /**
     * Walks the ladder, language by language; in each what the person likes goes first.
     *
     * @param personal whether there is a person, whose values may stand in for placeholders without fallback
     * @param path receives the cells looked into
     * @return null when nothing valid is written, not even a default
     */
    @Nullable
    public Chosen choose(
            Channel channel,
            List<String> chain,
            List<Cell> ladder,
            Instant now,
            boolean personal,
            Preference preference,
            Picker picker,
            List<Step> path) {
        for (var language : chain) {
            var grid = grid(channel, language);
            if (!preference.liked().isEmpty()) {
                for (var cell : ladder) {
                    var liked = usable(grid.getOrDefault(cell, List.of()), now, personal, preference).stream()
                            .filter(wording -> preference.liked().contains(wording.topic()))
                            .toList();
                    if (!liked.isEmpty()) {
                        path.add(new Step(cell.level(), language, cell, Step.Outcome.FOUND));
                        return new Chosen(pick(liked, picker), language, true);
                    }
                }
            }
            for (var cell : ladder) {
                var written = grid.getOrDefault(cell, List.of());
                var usable = usable(written, now, personal, preference);
                path.add(new Step(cell.level(), language, cell, outcome(written, usable, now, personal)));
                if (!usable.isEmpty()) {
                    return new Chosen(pick(usable, picker), language, false);
                }
            }
        }
        return null;
    }

    private static Wording pick(List<Wording> several, Picker picker) {
        return several.size() == 1 ? several.getFirst() : picker.pick(several);
    }

    private static List<Wording> usable(List<Wording> written, Instant now, boolean personal, Preference preference) {
        for (var wording : written) {
            if (!usable(wording, now, personal, preference)) {
                return written.stream()
                        .filter(other -> usable(other, now, personal, preference))
                        .toList();
            }
        }
        return written;
    }

    private static boolean usable(Wording wording, Instant now, boolean personal, Preference preference) {
        return wording.validAt(now)
                && (personal || !wording.needsPerson())
                && (preference.disliked().isEmpty() || !preference.disliked().contains(wording.topic()));
    }

    private static Step.Outcome outcome(List<Wording> written, List<Wording> usable, Instant now, boolean personal) {
        if (!usable.isEmpty()) {
            return Step.Outcome.FOUND;
        }
        if (written.isEmpty()) {
            return Step.Outcome.EMPTY;
        }
        var valid = written.stream().filter(wording -> wording.validAt(now)).toList();
        if (valid.isEmpty()) {
            return Step.Outcome.NOT_VALID_NOW;
        }
        return personal || valid.stream().noneMatch(Wording::needsPerson)
                ? Step.Outcome.DISLIKED
                : Step.Outcome.NEEDS_PERSON;
    }
}
