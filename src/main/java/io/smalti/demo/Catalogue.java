package io.smalti.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Lommera sells, and who puts what into the basket in which month. */
final class Catalogue {
    static final String BUSINESS = "BUSINESS";
    private static final double IN_SEASON = 1.8;
    private static final double OUT_OF_SEASON = 0.25;

    /**
     * @param season SPRING, SUMMER, AUTUMN, DECEMBER or ALL
     * @param appeal whom it is for, a column of the baskets
     * @param cents price including VAT
     */
    record Product(String code, String name, String category, String season, String appeal, int cents) {
        boolean garden() {
            return appeal.equals("GARDEN");
        }
    }

    private final List<Product> products = Resource.csv("demo/shop/catalogue.csv").stream()
            .map(line -> new Product(
                    line.getField("code"),
                    line.getField("name"),
                    line.getField("category"),
                    line.getField("season"),
                    line.getField("appeal"),
                    (int) Math.round(Double.parseDouble(line.getField("price")) * 100)))
            .toList();
    private final Map<String, List<Weights>> baskets = new HashMap<>();

    Catalogue() {
        for (var line : Resource.csv("demo/shop/baskets.csv")) {
            double spend = Double.parseDouble(line.getField("spend")) * 100;
            var byMonth = new ArrayList<Weights>();
            for (int month = 1; month <= 12; month++) {
                int of = month;
                byMonth.add(Weights.of(
                        products,
                        product -> Double.parseDouble(line.getField(product.appeal()))
                                * season(product.season(), of)
                                * Math.min(1, Math.sqrt(spend / product.cents()))));
            }
            baskets.put(line.getField("group"), byMonth);
        }
    }

    /**
     * One article for the basket.
     *
     * @param group of the lifestyle, or {@link #BUSINESS}
     * @param garden who has none rarely buys for it
     */
    Product draw(String group, int month, boolean garden, Dice dice) {
        var basket = baskets.getOrDefault(group, List.of()).get(month - 1);
        var product = products.get(basket.draw(dice));
        return product.garden() && !garden ? products.get(basket.draw(dice)) : product;
    }

    List<Product> products() {
        return products;
    }

    private static double season(String season, int month) {
        boolean now =
                switch (season) {
                    case "SPRING" -> month >= 3 && month <= 6;
                    case "SUMMER" -> month >= 5 && month <= 8;
                    case "AUTUMN" -> month >= 9 && month <= 11;
                    case "DECEMBER" -> month >= 11;
                    default -> true;
                };
        return season.equals("ALL") ? 1 : now ? IN_SEASON : season.equals("DECEMBER") ? 0.03 : OUT_OF_SEASON;
    }
}
