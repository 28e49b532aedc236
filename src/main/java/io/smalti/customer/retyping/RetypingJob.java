package io.smalti.customer.retyping;

import io.smalti.customer.TypeRenewal;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.job.JobKind;
import io.smalti.platform.job.JobRun;
import io.smalti.platform.job.JobStep;
import io.smalti.typology.Typologies;
import jakarta.inject.Singleton;

/** Types customers anew in pieces of 5,000. */
@Singleton
class RetypingJob implements JobKind {
    static final String NAME = "RETYPE_CUSTOMERS";
    private static final int PIECE = 5_000;

    private final TypeRenewal renewal;
    private final Retypings retypings;
    private final Typologies typologies;

    RetypingJob(TypeRenewal renewal, Retypings retypings, Typologies typologies) {
        this.renewal = renewal;
        this.retypings = retypings;
        this.typologies = typologies;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role role() {
        return Role.STEWARD;
    }

    @Override
    public JobStep step(JobRun run) {
        var typology = typologies.renewed(retypings.typologyOf(run.key()));
        if (typology == null) {
            throw new TypologyGone();
        }
        long after = run.position() == null ? 0 : Long.parseLong(run.position());
        var piece = renewal.next(typology, after, PIECE);
        retypings.add(run.key(), piece.moves());
        var step =
                piece.last() == null ? JobStep.last(0) : JobStep.next(Long.toString(piece.last()), piece.customers());
        return run.position() == null ? step.of(renewal.count(typology)) : step;
    }
}
