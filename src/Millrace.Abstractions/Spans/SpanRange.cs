namespace Millrace;

/// <summary>Which spans of a pattern are wanted.</summary>
/// <param name="Low">The first value that is.</param>
/// <param name="High">The first value behind that is not.</param>
/// <param name="Last">How many of the last ones; <see cref="int.MaxValue"/> for all.</param>
/// <param name="Version">The only version that counts; null for the latest of each span.</param>
internal readonly record struct SpanRange(long Low, long High, int Last = int.MaxValue, long? Version = null)
{
    /// <summary>All of them.</summary>
    public static SpanRange All { get; } = new(0, long.MaxValue);

    /// <summary>Whether one of some spans may be wanted.</summary>
    public bool Meets((long Low, long High) spans) => spans.Low < High && spans.High > Low;
}
