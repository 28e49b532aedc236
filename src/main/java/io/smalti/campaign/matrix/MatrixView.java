package io.smalti.campaign.matrix;

import io.smalti.campaign.Codes;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.customer.Channel;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Shows a compiled campaign as marketers think of it: by asking for each cell what somebody there would get. */
@Singleton
class MatrixView {
    private final Codes codes;
    private final Clock clock;

    MatrixView(Codes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    Matrix of(CompiledCampaign campaign, Channel channel, String language) {
        var shown = new ShownMatrix(campaign, channel, language, clock.instant());
        var rows = new ArrayList<MatrixRow>();
        codes.types().forEach(type -> rows.add(row(shown, type, type.group())));
        var counting = new Counting();
        rows.forEach(row -> row.cells().stream()
                .filter(cell -> cell.ageBand() != null)
                .forEach(cell -> counting.add(cell.state(), cell.level(), 1)));
        codes.groups().forEach(group -> rows.add(row(shown, null, group)));
        rows.add(row(shown, null, null));
        return new Matrix(shown, channel, language, rows, counting.coverage());
    }

    private MatrixRow row(ShownMatrix shown, @Nullable LifestyleType type, @Nullable LifestyleGroup group) {
        var cells = new ArrayList<MatrixCell>();
        for (var band : codes.bands()) {
            cells.add(shown.cell(type, group, band));
        }
        cells.add(shown.cell(type, group, null));
        return new MatrixRow(type, group, cells);
    }
}
