using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Every;

/// <summary>Random rows, with missing and extreme values among them.</summary>
internal static class EveryRows
{
    private static readonly DateTime s_start = new(2023, 12, 25);
    private static readonly Gen<string?> Text = Pick.Of<string?>(null, "a", "a", "a", "bb", "bb", "ccc", "", "d", "é");
    private static readonly Gen<DateTime?> Time = Gen.Int[-1, 1_000_000].Select(static minute => minute < 0 ? null : (DateTime?)s_start.AddMinutes(minute));

    private static Gen<double?> Degrees(double most) => Gen.Frequency((5, Gen.Double[-most, most].Select(static degrees => (double?)degrees)), (1, Numbers.Any));

    /// <summary>Any rows.</summary>
    public static Gen<EveryRow> Any { get; } = Gen.Select(
        Gen.Select(Numbers.Any, Numbers.Any, Gen.Int[-1, 9], Text),
        Gen.Select(Gen.Int[-1, 1], Time, Time),
        Gen.Select(Degrees(100), Degrees(180), Text.Array[0, 4], Numbers.Any.Array[0, 4]),
        static (one, two, three) => new EveryRow
        {
            Amount = one.Item1,
            Other = one.Item2,
            Count = one.Item3 < 0 ? null : one.Item3,
            Text = one.Item4,
            Word = one.Item4 ?? "",
            Flag = two.Item1 < 0 ? null : two.Item1 == 1,
            At = two.Item2,
            Until = two.Item3,
            Latitude = three.Item1,
            Longitude = three.Item2,
            Tags = three.Item3.Length == 4 ? null : three.Item3,
            Scores = three.Item4.Length == 4 ? null : three.Item4,
            Target = one.Item3,
        });

    /// <summary>The same rows for the same seed, many of them.</summary>
    public static EveryRow[] Many(int count, int seed)
    {
        var random = new Random(seed);
        string[] texts = ["a", "bb", "ccc", "d", "", "é"];
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new EveryRow
            {
                Amount = random.Next(20) switch { 0 => null, 1 => double.NaN, 2 => 1e100, _ => random.NextDouble() * 100 },
                Other = random.Next(10) == 0 ? null : random.NextDouble() - 0.5,
                Count = random.Next(9) == 0 ? null : random.Next(6),
                Text = random.Next(9) == 0 ? null : texts[random.Next(6)],
                Word = texts[random.Next(6)],
                Flag = random.Next(9) == 0 ? null : random.Next(2) == 0,
                At = s_start.AddMinutes(random.Next(1_000_000)),
                Until = random.Next(9) == 0 ? null : s_start.AddMinutes(random.Next(1_000_000)),
                Latitude = random.NextDouble() * 90,
                Longitude = random.NextDouble() * 180,
                Tags = random.Next(9) == 0 ? null : [.. texts.Take(random.Next(4)), .. random.Next(9) == 0 ? [null] : Array.Empty<string?>()],
                Scores = random.Next(9) == 0 ? null : [random.NextDouble(), null, 3],
                Target = random.Next(2),
            }),
        ];
    }

    /// <summary>A batch of rows.</summary>
    public static EveryRow.Batch Batch(params ReadOnlySpan<EveryRow> rows)
    {
        var batch = new EveryRow.Batch(4);
        foreach (ref readonly EveryRow row in rows)
            batch.Add(in row);
        return batch;
    }

    /// <summary>The rows as the features read them.</summary>
    public static EveryFeatures.Input[] Inputs(params ReadOnlySpan<EveryRow> rows)
    {
        EveryRow.Batch batch = Batch(rows);
        var inputs = new EveryFeatures.Input.Batch(
            [.. EveryFeatures.Input.Schema.Columns.Select(column => batch.Columns[EveryRow.Schema.IndexOf(column.Name)])]);
        return [.. Enumerable.Range(0, rows.Length).Select(i => inputs[i])];
    }

    /// <summary>Fits on batches, one after the other.</summary>
    public static Fitted<EveryFeatures> Fit(params IReadOnlyList<Batch> batches)
    {
        var fitter = new FeatureFitter<EveryFeatures>();
        do
        {
            foreach (Batch batch in batches)
                fitter.Add(batch);
        }
        while (fitter.EndScan());

        return fitter.Complete();
    }

    /// <summary>The same without the features that have no place in a vector.</summary>
    public static FittedSet InVector(FittedSet fitted)
    {
        FeatureSetInfo set = fitted.Definition.Set;
        int[] kept = [.. Enumerable.Range(0, set.Features.Length).Where(i => fitted.Layout[i].Group != FeatureGroup.Sparse)];
        var definition = new FeatureDefinition(
            new FeatureSetInfo(set.Name, [.. kept.Select(i => set.Features[i])], set.LabelName) { Computed = set.Computed, Rows = set.Rows }, EveryRow.Schema);
        FittedOn on = fitted.On with { Unseen = [.. kept.Select(i => fitted.On.Unseen[i])] };
        return new FittedSet(definition, [.. kept.Select(i => fitted.Features[i].Stages)], on);
    }
}
