package io.smalti.insight;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/** Finds the positive parameters under which what was seen is most probable, by the simplex of Nelder and Mead. */
final class Likelihood {
    private static final int MOST_EVALUATIONS = 5_000;
    /** Parameters beyond e^±12 say that the data do not determine them. */
    private static final double FARTHEST = 12;

    private static final double IMPOSSIBLE = -1e300;

    private Likelihood() {}

    /**
     * @param logLikelihood the sum over all that was seen
     */
    record Fitted<M>(M model, double logLikelihood) {}

    /**
     * The best that is found from any of the guesses: likelihoods of four parameters have ridges on which one start gets
     * stuck. Null when no parameters can be told from the data, or the work was stopped.
     */
    static <M> @Nullable Fitted<M> maximise(
            Collection<Purchases> seen,
            double[][] guesses,
            Function<double[], M> model,
            ToDoubleBiFunction<M, Purchases> logLikelihood,
            BooleanSupplier stopped) {
        Map<Purchases, Long> distinct = seen.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        var objective = new ObjectiveFunction(logs -> {
            if (stopped.getAsBoolean()) {
                throw new TooManyEvaluationsException(0);
            }
            if (Arrays.stream(logs).anyMatch(log -> Math.abs(log) > FARTHEST)) {
                return IMPOSSIBLE;
            }
            var candidate = model.apply(exponentials(logs));
            double sum = 0;
            for (var one : distinct.entrySet()) {
                sum += one.getValue() * logLikelihood.applyAsDouble(candidate, one.getKey());
            }
            return Double.isFinite(sum) ? sum : IMPOSSIBLE;
        });
        Fitted<M> best = null;
        for (var guess : guesses) {
            var found = from(guess, objective);
            if (found != null && (best == null || found.getValue() > best.logLikelihood())) {
                best = new Fitted<>(model.apply(exponentials(found.getPoint())), found.getValue());
            }
        }
        return best;
    }

    private static @Nullable PointValuePair from(double[] guess, ObjectiveFunction objective) {
        try {
            var found = new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-8))
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            GoalType.MAXIMIZE,
                            objective,
                            new InitialGuess(Arrays.stream(guess).map(Math::log).toArray()),
                            new NelderMeadSimplex(guess.length, 0.5));
            return found.getValue() <= IMPOSSIBLE ? null : found;
        } catch (TooManyEvaluationsException e) {
            return null;
        }
    }

    private static double[] exponentials(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
