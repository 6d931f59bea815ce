using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>Anomalies on a console: errors first, each a sentence, and below it what the schema would say were the data right.</summary>
internal static class AnomalyLines
{
    public static ReportSection Of(ReportContent content)
    {
        if (content.Anomalies is not { } anomalies)
            return new ReportSection("Anomalies", [new ReportLine("Statistics alone: nothing was expected of the data.", ReportTone.Muted)]);
        if (anomalies.IsEmpty)
            return new ReportSection("Anomalies", [new ReportLine("None: the data is as expected.", ReportTone.Good)]);
        var lines = ImmutableArray.CreateBuilder<ReportLine>();
        foreach (Anomaly anomaly in content.Of(AnomalySeverity.Error).Concat(content.Of(AnomalySeverity.Warning)))
            Add(lines, anomaly);
        return new ReportSection($"Anomalies: {AnomalyText.Summary(content)}", lines.ToImmutable());
    }

    private static void Add(ImmutableArray<ReportLine>.Builder lines, Anomaly anomaly)
    {
        (string word, ReportTone tone) = anomaly.Severity == AnomalySeverity.Error ? ("error", ReportTone.Bad) : ("warning", ReportTone.Warning);
        lines.Add(new ReportLine($"{word}: {VisibleText.Of(anomaly.Message)}", tone));
        if (!anomaly.Unexpected.IsDefaultOrEmpty)
            lines.Add(new ReportLine($"  {string.Join(", ", anomaly.Unexpected.Select(Counted))}", ReportTone.Muted));
        else if (!anomaly.Examples.IsDefaultOrEmpty)
            lines.Add(new ReportLine($"  such as {string.Join(", ", anomaly.Examples.Select(Example))}", ReportTone.Muted));
        if (anomaly.Remedy is { } remedy)
            lines.Add(new ReportLine($"  if the data is right: {VisibleText.Of(remedy)}", ReportTone.Muted));
    }

    private static string Counted(UnexpectedValue value) => $"{VisibleText.OneLine(value.Value)} {ReportNumber.Count(value.Count)} ×";

    private static string Example(BrokenValue example)
    {
        string value = VisibleText.OneLine(example.Value);
        return example.Row < 0 ? value : $"{value} in row {AnomalyText.Row(example)}";
    }
}
