package io.smalti.segment.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place BRUSSELS = Place.of(50.8466, 4.3528);
    private static final Place GHENT = Place.of(51.0543, 3.7174);

    @Test
    void countsKilometresOverTheSurface() {
        assertThat(BRUSSELS.kilometresTo(GHENT)).isCloseTo(haversine(50.8466, 4.3528, 51.0543, 3.7174), within(0.001));
        assertThat(BRUSSELS.kilometresTo(BRUSSELS)).isZero();
        assertThat(Place.of(90, 0).kilometresTo(Place.of(-90, 0))).isCloseTo(Place.FARTHEST_KM, within(0.001));
        assertThat(Place.of(0, 179.9).kilometresTo(Place.of(0, -179.9)))
                .isCloseTo(haversine(0, 179.9, 0, -179.9), within(0.001));
    }

    @Test
    void reachesAsFarAsSaid() {
        double km = BRUSSELS.kilometresTo(GHENT);
        assertThat(BRUSSELS.chord(GHENT)).isLessThanOrEqualTo(Place.reach(km + 0.001));
        assertThat(BRUSSELS.chord(GHENT)).isGreaterThan(Place.reach(km - 0.001));
        assertThat(Place.of(90, 0).chord(Place.of(-90, 0))).isLessThanOrEqualTo(Place.reach(50_000));
    }

    private static double haversine(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double phi = Math.toRadians(otherLatitude - latitude) / 2;
        double lambda = Math.toRadians(otherLongitude - longitude) / 2;
        double h = Math.pow(Math.sin(phi), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(lambda), 2);
        return 2 * 6_371.0088 * Math.asin(Math.sqrt(h));
    }
}
