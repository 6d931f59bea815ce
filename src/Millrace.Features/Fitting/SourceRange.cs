namespace Millrace.Features;

/// <summary>The ends of numbers.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
internal readonly record struct SourceRange(double Minimum, double Maximum)
{
    /// <summary>The ends of a source's finite numbers; null where it has none, or is no number.</summary>
    public static SourceRange? Of(FlowAnalyser source) => source is MomentAnalyser { Moments: { Finite.Count: > 0 } moments }
        ? new SourceRange(moments.Minimum, moments.Maximum)
        : null;
}
