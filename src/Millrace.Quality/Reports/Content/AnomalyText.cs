using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Millrace.Quality;

/// <summary>Anomalies in words.</summary>
internal static class AnomalyText
{
    /// <summary>The kind in words: <c>Missing column</c>.</summary>
    public static string Kind(AnomalyKind kind)
    {
        var words = new StringBuilder();
        foreach (char c in kind.ToString())
            words.Append(char.IsUpper(c) && words.Length > 0 ? $" {char.ToLowerInvariant(c)}" : c.ToString());
        return words.ToString();
    }

    /// <summary>How many it is about, and how far from the threshold: <c>3 of 1,200 (0.25 %)</c>; null where nothing was counted.</summary>
    public static string? Extent(Anomaly anomaly)
    {
        string? counts = anomaly switch
        {
            { Count: 0 } => null,
            { Of: > 0 } => $"{ReportNumber.Count(anomaly.Count)} of {ReportNumber.Count(anomaly.Of)} ({ReportNumber.Share(anomaly.Count, anomaly.Of)})",
            _ => ReportNumber.Count(anomaly.Count),
        };
        string? distance = anomaly.Distance is not { } found || !IsDistance(anomaly.Kind) ? null
            : anomaly.Threshold is { } most
                ? string.Create(CultureInfo.InvariantCulture, $"distance {ReportNumber.Of(found)}, at most {ReportNumber.Of(most)} is expected")
                : $"distance {ReportNumber.Of(found)}";
        return counts is null ? distance : distance is null ? counts : $"{counts}; {distance}";
    }

    /// <summary>Whether it is a distance of two datasets that is too large. Of other kinds the message says what was measured.</summary>
    public static bool IsDistance(AnomalyKind kind) =>
        kind is AnomalyKind.LInfinityHigh or AnomalyKind.JensenShannonHigh or AnomalyKind.NormalisedAbsoluteDifferenceHigh;

    /// <summary>A measure in words.</summary>
    public static string Measure(DistanceMeasure measure) => measure switch
    {
        DistanceMeasure.LInfinity => "L-infinity",
        DistanceMeasure.JensenShannon => "Jensen–Shannon",
        _ => "normalised absolute difference",
    };

    /// <summary>Where an example stands.</summary>
    public static string Row(BrokenValue example) => example.Row < 0 ? "no row" : ReportNumber.Count(example.Row);

    /// <summary>How many errors and warnings there are.</summary>
    public static string Summary(ReportContent content) =>
        content.Anomalies is not { } anomalies ? "not looked for" : anomalies.IsEmpty ? "none" : Summary(anomalies);

    /// <summary>How many errors and warnings there are; nothing where there are none.</summary>
    public static string Summary(ImmutableArray<Anomaly> anomalies)
    {
        int errors = anomalies.Count(static each => each.Severity == AnomalySeverity.Error), warnings = anomalies.Length - errors;
        return errors + warnings == 0 ? ""
            : errors == 0 ? ReportNumber.Plural(warnings, "warning")
            : warnings == 0 ? ReportNumber.Plural(errors, "error")
            : $"{ReportNumber.Plural(errors, "error")}, {ReportNumber.Plural(warnings, "warning")}";
    }
}
