using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Methods;

/// <summary>Features over a method that counts how often it is called.</summary>
[Features<PairRow>]
internal partial record struct CalledFeatures
{
    private static long s_calls;

    [ZScore(From = nameof(Twice))]
    public float Score { get; init; }

    /// <summary>How often the method was called; setting it begins anew.</summary>
    public static long Calls
    {
        get => Interlocked.Read(ref s_calls);
        set => Interlocked.Exchange(ref s_calls, value);
    }

    /// <summary>What is done at each call.</summary>
    public static Action<long>? Called { get; set; }

    [Computed]
    private static double? Twice(in PairRow.Row row)
    {
        long calls = Interlocked.Increment(ref s_calls);
        Called?.Invoke(calls);
        return 2 * row.A;
    }

    [Label]
    private static float Goal(in PairRow.Row row) => (float)(row.B ?? 0);
}
