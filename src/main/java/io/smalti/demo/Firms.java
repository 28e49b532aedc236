package io.smalti.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;

/** Draws businesses, and says which customers speak for which: 3 in 200, for 2 firms. */
final class Firms {
    private static final int STREAM = 5;
    private static final int BLOCK = 200;

    private final List<NamedCsvRecord> kinds = Resource.csv("demo/company/firms.csv");
    private final Weights weights = Weights.of(kinds, kind -> Double.parseDouble(kind.getField("weight")));
    private final Map<String, List<String>> words = Resource.lists("demo/company/firm_words.txt");
    private final Map<String, List<String>> streets = Resource.lists("demo/places/streets.txt");
    private final Atlas atlas;
    private final Names names;
    private final long seed;

    Firms(Atlas atlas, Names names, long seed) {
        this.atlas = atlas;
        this.names = names;
        this.seed = seed;
    }

    /** The firm a customer speaks for; -1 for a private person. */
    static long of(long customer) {
        long block = customer / BLOCK;
        return switch ((int) (customer % BLOCK)) {
            case 23, 108 -> block * 2;
            case 171 -> block * 2 + 1;
            default -> -1;
        };
    }

    /** How many firms the first so many customers speak for. */
    static long among(long customers) {
        long rest = customers % BLOCK;
        return customers / BLOCK * 2 + (rest > 171 ? 2 : rest > 23 ? 1 : 0);
    }

    /** DECIDES, ADVISES or APPROVES. */
    static String role(long customer, Dice dice) {
        return customer % BLOCK == 108
                ? (dice.chance(0.6) ? "ADVISES" : "APPROVES")
                : dice.chance(0.8) ? "DECIDES" : "ADVISES";
    }

    Firm firm(long number) {
        var dice = new Dice(seed, STREAM, number);
        var kind = kinds.get(weights.draw(dice));
        var place = atlas.home(dice).place();
        var spoken = place.languages().getFirst();
        int typical = Integer.parseInt(kind.getField("employees"));
        int employees = (int) Math.max(1, Math.round(typical * StrictMath.exp(0.6 * dice.normal())));
        double perHead = Double.parseDouble(kind.getField("revenuePerEmployee"));
        long revenue = Math.round(employees * perHead * (0.7 + 0.6 * dice.share()) / 1000) * 1000;
        var street = dice.of(streets.getOrDefault(spoken, List.of())) + " " + dice.between(1, 160);
        return new Firm(
                number,
                name(kind, spoken, dice),
                kind.getField("nace"),
                employees,
                revenue,
                place,
                street,
                kind.getField("culture"),
                Math.round(revenue * (0.005 + 0.02 * dice.share()) / 100) * 100,
                kind.getField("audience"),
                List.of(kind.getField("needs").split("\\|")));
    }

    private String name(NamedCsvRecord kind, String spoken, Dice dice) {
        var pattern = dice.of(List.of(kind.getField(spoken).split("\\|")));
        return pattern.replace("{family}", names.family(spoken, dice))
                .replace("{word}", dice.of(words.getOrDefault(spoken, List.of())));
    }
}
