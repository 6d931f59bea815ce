namespace Millrace.Benchmarks;

/// <summary>Sizes that depend on the mode. Benchmarks run in the program's own process, so they may ask.</summary>
public static class Scale
{
    /// <summary>The mode that the program was started with.</summary>
    public static BenchmarkMode Mode { get; internal set; }

    /// <summary>A size for each mode.</summary>
    public static T Of<T>(T brief, T full) => Mode == BenchmarkMode.Full ? full : brief;
}
