package io.smalti.insight;

/**
 * The purchases of a customer up to a reference day, those of one day being one: all that the models know.
 *
 * @param repeats x, days with purchases after the first
 * @param recency t_x, days from the first to the last
 * @param age T, days from the first to the reference day
 * @param average amount of one day, over the days after the first; 0 without any
 */
record Purchases(int repeats, double recency, double age, double average) {}
