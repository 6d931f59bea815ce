using Millrace.Data;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.OwnCode;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Generated;

/// <summary>How the generated code behaves besides what it computes.</summary>
public sealed class RowCodeTests
{
    private static readonly PairRow[] Pairs = [.. Enumerable.Range(0, 9).Select(static i => new PairRow { A = i, B = i * i })];

    [Fact]
    public void Rows_allocate_nothing()
    {
        EveryRow[] every = EveryRows.Many(60, seed: 4);
        AssertNoAllocation(EveryRows.Fit(EveryRows.Batch(every)), EveryRows.Inputs(every));
        OddRow.Batch odd = OddRows.Batch(OddRows.Make(60, seed: 4));
        AssertNoAllocation(Fitted<OddFeatures>(odd), OddRows.Inputs(odd));
        AssertNoAllocation(Fitted<WideFeatures>(odd), [new WideFeatures.Input { Places = [1, 2], Codes = [3], Words = ["a"], Word = "b" }]);
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        OddRow.Batch batch = OddRows.Batch(OddRows.Make(600, seed: 4));
        Fitted<OddFeatures> fitted = Fitted<OddFeatures>(batch);
        var block = new FeatureBlock();
        for (int i = 0; i < 3; i++)
            fitted.Transform(batch, block);
        long before = GC.GetAllocatedBytesForCurrentThread();
        fitted.Transform(batch, block);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_row_that_misses_what_it_must_have_is_refused_and_the_next_one_is_computed()
    {
        EveryRow[] rows = EveryRows.Many(50, seed: 1);
        Fitted<EveryFeatures> fitted = EveryRows.Fit(EveryRows.Batch(rows));
        EveryFeatures.Input row = EveryRows.Inputs(rows[0])[0];
        var block = new FeatureBlock();
        fitted.TransformRow(in row, block);
        int[] expected = Assert.Single(Blocks.RowsOf(block));

        var error = Assert.Throws<InvalidOperationException>(() => fitted.TransformRow(row with { Word = null! }, block));
        Assert.Equal("Column \"word\" is not nullable: EveryFeatures.Input.Word cannot be null.", error.Message);
        Assert.Equal(0, block.Rows);
        var unpaired = Assert.Throws<DataException>(() => fitted.TransformRow(row with { Text = "a\ud800" }, block));
        Assert.Equal("A text holds half a surrogate pair (\\uD800 at position 1), which UTF-8 cannot hold: remove it.", unpaired.Message);
        Assert.Equal(0, block.Rows);

        fitted.TransformRow(in row, block);
        Assert.Equal(expected, Assert.Single(Blocks.RowsOf(block)));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused()
    {
        Fitted<ReentrantFeatures> fitted = Fitted<ReentrantFeatures>(Batch(Pairs));
        var error = Assert.Throws<ArgumentException>(() => fitted.TransformRow(new ReentrantFeatures.Input { A = 1, B = 2 }, new float[2]));
        Assert.StartsWith("The destination holds 2 numbers; 1 rows of 3 need 3.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_of_the_users_computes_other_rows_meanwhile()
    {
        Fitted<ReentrantFeatures> fitted = Fitted<ReentrantFeatures>(Batch(Pairs));
        try
        {
            ReentrantFeatures.Do(value => value >= 100 ? value : 1 + fitted.ApplyRow(new ReentrantFeatures.Input { A = value + 100, B = -7 }).Number);
            ReentrantFeatures found = fitted.ApplyRow(new ReentrantFeatures.Input { A = 5, B = 3 });
            Assert.Equal(106, found.Number);
            Assert.Equal((3 - Pairs.Average(static pair => pair.B!.Value)) / Deviation(), found.Others[0], 1e-5);
        }
        finally
        {
            ReentrantFeatures.Do(static value => value);
        }
    }

    [Fact]
    public void A_method_that_throws_is_told_with_the_row()
    {
        Fitted<ReentrantFeatures> fitted = Fitted<ReentrantFeatures>(Batch(Pairs));
        try
        {
            ReentrantFeatures.Do(static value => throw new FormatException($"{value} is odd."));
            var error = Assert.Throws<FeatureMethodException>(() => fitted.ApplyRow(new ReentrantFeatures.Input { A = 5, B = 3 }));
            Assert.Equal(
                "ReentrantFeatures.Worked failed at row 0 of a batch of 1 rows of ReentrantFeatures.Input, counted from 0: 5 is odd. "
                + "Let the method return null for rows of which it can say nothing.",
                error.Message);
            ReentrantFeatures.Do(static value => value);
            Assert.Equal(5, fitted.ApplyRow(new ReentrantFeatures.Input { A = 5, B = 3 }).Number);
        }
        finally
        {
            ReentrantFeatures.Do(static value => value);
        }
    }

    [Fact]
    public void Transforms_of_the_users_compute_other_rows_meanwhile_or_throw()
    {
        OddRow.Batch batch = OddRows.Batch(OddRows.Make(600, seed: 3)), other = OddRows.Batch(OddRows.Make(300, seed: 4));
        Fitted<InterruptedFeatures> fitted = Fitted<InterruptedFeatures>(batch);
        var inputs = new InterruptedFeatures.Input.Batch(
            [.. InterruptedFeatures.Input.Schema.Columns.Select(column => batch.Columns[OddRow.Schema.IndexOf(column.Name)])]);
        FeatureBlock block = new(), inner = new();
        fitted.Transform(batch, block);
        int[][] expected = Blocks.RowsOf(block);
        try
        {
            Interruption.Set(() =>
            {
                fitted.Transform(other, inner);
                fitted.TransformRow(inputs[7], inner);
                fitted.TransformRow(other[5], inner);
            });
            fitted.Transform(batch, block);
            Assert.Equal(expected, Blocks.RowsOf(block));
            fitted.TransformRow(inputs[2], block);
            Assert.Equal(expected[2], Assert.Single(Blocks.RowsOf(block)));

            Interruption.Set(static () => throw new FormatException("no"));
            AssertFails(() => fitted.Transform(batch, block));
            AssertFails(() => fitted.TransformRow(inputs[2], block));
            AssertFails(() => fitted.TransformRow(batch[2], block));
        }
        finally
        {
            Interruption.Set(null);
        }

        fitted.Transform(batch, block);
        Assert.Equal(expected, Blocks.RowsOf(block));
        fitted.TransformRow(inputs[2], block);
        Assert.Equal(expected[2], Assert.Single(Blocks.RowsOf(block)));
        fitted.TransformRow(batch[2], block);
        Assert.Equal(expected[2], Assert.Single(Blocks.RowsOf(block)));

        void AssertFails(Action compute)
        {
            Interruption.Set(static () => throw new FormatException("no"));
            Assert.Throws<FormatException>(compute);
            Assert.Equal(0, block.Rows);
        }
    }

    [Fact]
    public void Features_of_many_numbers_have_the_bits_of_flows()
    {
        OddRow.Batch batch = OddRows.Batch(OddRows.Make(300, seed: 8));
        Fitted<WideFeatures> fitted = Fitted<WideFeatures>(batch);
        FeatureBlock expected = new(), found = new();
        var plain = new FeatureDefinition(fitted.Set.Definition.Set, OddRow.Schema);
        new FittedSet(plain, [.. fitted.Set.Features.Select(static each => each.Stages)], fitted.Set.On).Transform(batch, expected);
        fitted.Transform(batch, found);
        Assert.Equal(Blocks.RowsOf(expected), Blocks.RowsOf(found));
    }

    [Fact]
    public void A_column_of_another_type_is_computed_by_flows()
    {
        OddRow.Batch batch = OddRows.Batch(OddRows.Make(50, seed: 2));
        Fitted<ColourFeatures> fitted = Fitted<ColourFeatures>(batch);
        var tints = new TintRow.Batch(3);
        foreach (Tint tint in (Tint[])[Tint.Red, Tint.Pink, Tint.Blue])
            tints.Add(new TintRow { Colour = tint });
        Assert.False(fitted.Set.Code!.Takes(tints));
        var found = new float[3];
        fitted.Transform(tints, found);
        Assert.Equal([IdOf(Colour.Red), 3, IdOf(Colour.Blue)], found);

        float IdOf(Colour colour) => fitted.ApplyRow(new ColourFeatures.Input { Colour = colour }).Colour;
    }

    private static double Deviation()
    {
        double mean = Pairs.Average(static pair => pair.B!.Value);
        return Math.Sqrt(Pairs.Average(pair => (pair.B!.Value - mean) * (pair.B!.Value - mean)));
    }

    private static PairRow.Batch Batch(ReadOnlySpan<PairRow> rows)
    {
        var batch = new PairRow.Batch(rows.Length);
        foreach (ref readonly PairRow row in rows)
            batch.Add(in row);
        return batch;
    }

    private static Fitted<T> Fitted<T>(Batch batch)
        where T : struct, IFeatures<T>
    {
        var fitter = new FeatureFitter<T>();
        do
        {
            fitter.Add(batch);
        }
        while (fitter.EndScan());

        return fitter.Complete();
    }

    private static void AssertNoAllocation<TFeatures, TInput>(Fitted<TFeatures> fitted, TInput[] rows)
        where TFeatures : struct, IFeatures<TFeatures>
        where TInput : struct, ISchema<TInput>
    {
        Assert.NotNull(fitted.Set.Code);
        var block = new FeatureBlock();
        Compute();
        Compute();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Compute();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Compute()
        {
            foreach (ref readonly TInput row in rows.AsSpan())
                fitted.TransformRow(in row, block);
        }
    }
}
