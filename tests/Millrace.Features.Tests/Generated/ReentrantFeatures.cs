using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Generated;

/// <summary>Features whose method computes features of another row, or throws.</summary>
[Features<PairRow>]
internal partial record struct ReentrantFeatures
{
    /// <summary>What the method does with the row's number.</summary>
    [ThreadStatic]
    private static Func<double, double?>? t_work;

    [PassThrough(From = nameof(Worked))]
    public float Number { get; init; }

    [ZScore(FromAll = [nameof(PairRow.B), nameof(Worked)])]
    public float[] Others { get; init; }

    /// <summary>Sets what the method does on this thread.</summary>
    public static void Do(Func<double, double?> work) => t_work = work;

    [Computed]
    private static double? Worked(in PairRow.Row row) => t_work is null ? row.A : t_work(row.A ?? 0);
}
