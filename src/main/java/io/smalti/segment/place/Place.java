package io.smalti.segment.place;

/**
 * A point on the earth, taken as a sphere with the mean radius of 6,371.0088 km (IUGG): whole decimetres from its centre.
 * Points are as far from each other as the straight line between them is long, whose square is a whole number.
 */
public record Place(long x, long y, long z) {
    private static final double RADIUS_DM = 63_710_088;
    private static final double DM_PER_KM = 10_000;
    /** Half of the way around the earth. */
    public static final double FARTHEST_KM = Math.PI * RADIUS_DM / DM_PER_KM;

    /** @param latitude in degrees, north above 0
     * @param longitude in degrees, east above 0 */
    public static Place of(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new Place(
                Math.round(RADIUS_DM * Math.cos(phi) * Math.cos(lambda)),
                Math.round(RADIUS_DM * Math.cos(phi) * Math.sin(lambda)),
                Math.round(RADIUS_DM * Math.sin(phi)));
    }

    /** Square of the straight line to another point, in square decimetres. */
    public long chord(Place other) {
        long dx = x - other.x;
        long dy = y - other.y;
        long dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** The greatest {@link #chord} of points that are no farther than so many kilometres over the surface. */
    public static long reach(double kilometres) {
        double half = Math.min(kilometres, FARTHEST_KM) * DM_PER_KM / (2 * RADIUS_DM);
        double line = 2 * RADIUS_DM * Math.sin(half);
        // a decimetre more for the rounding of the points
        return (long) Math.ceil((line + 1) * (line + 1));
    }

    /** Over the surface. */
    public double kilometresTo(Place other) {
        double half = Math.sqrt(chord(other)) / (2 * RADIUS_DM);
        return 2 * RADIUS_DM * Math.asin(Math.min(1, half)) / DM_PER_KM;
    }
}
