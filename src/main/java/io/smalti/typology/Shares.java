package io.smalti.typology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shares of a typology as the schema shows them, with the share in the country and the index beside them. */
final class Shares {
    private Shares() {}

    static TypeAgeBand cell(Typology typology, LifestyleType type, AgeBand band) {
        int at = band.sequence() - 1;
        var within = type.distributions().getOrDefault(Dimension.AGE_BANDS, new double[0]);
        double share = at < within.length ? within[at] : 0;
        return new TypeAgeBand(
                type, typology.ageBands().get(at), share, type.cells()[at], index(share, band.shareOfAdults()));
    }

    static AreaType areaType(Area area, LifestyleType type) {
        double share = area.mix()[type.sequence() - 1];
        return new AreaType(
                area, type, share, index(share, type.shareOfHouseholds()), (int) Math.round(share * area.households()));
    }

    static TypeTrait trait(Typology typology, LifestyleType type, int at) {
        var attribute = typology.attributes().get(at);
        return new TypeTrait(
                attribute.code(),
                attribute.category(),
                attribute.label(),
                type.penetrations()[at],
                type.indices()[at],
                attribute.nationalShare(),
                attribute.confidence());
    }

    /** Age bands first, then the dimensions in their order; only one when it is named. */
    static List<Distribution> distributions(Typology typology, Map<String, double[]> own, @Nullable String wanted) {
        var distributions = new ArrayList<Distribution>();
        var bands = new Dimension(
                Dimension.AGE_BANDS,
                typology.ageBands().stream().map(AgeBand::code).toList(),
                typology.ageBands().stream().mapToDouble(AgeBand::shareOfAdults).toArray(),
                "Adults of the country by age",
                "HIGH");
        add(distributions, bands, own, wanted);
        typology.dimensions().forEach(dimension -> add(distributions, dimension, own, wanted));
        return distributions;
    }

    private static void add(
            List<Distribution> distributions, Dimension dimension, Map<String, double[]> own, @Nullable String wanted) {
        var shares = own.get(dimension.code());
        if (shares == null || (wanted != null && !wanted.equals(dimension.code()))) {
            return;
        }
        var categories = new ArrayList<CategoryShare>();
        for (int i = 0; i < shares.length; i++) {
            double national = dimension.nationalShares()[i];
            categories.add(
                    new CategoryShare(dimension.categories().get(i), shares[i], national, index(shares[i], national)));
        }
        distributions.add(new Distribution(dimension.code(), categories, dimension.source(), dimension.confidence()));
    }

    /** One decimal; null when the base is nothing. */
    private static @Nullable Double index(double share, double base) {
        return base == 0 ? null : Math.round(1000 * share / base) / 10.0;
    }
}
