using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>The files that the pipeline of ingest reads, each row in ten no row.</summary>
internal static class IngestFiles
{
    public const int Rows = 200_000;

    /// <summary>What the pipeline says of so many.</summary>
    public static string Counts(int rows = Rows) => $"{rows / 10 * 9} {rows / 10} {rows / 10 * 9} {rows / 10}";

    public static void Write(string folder, int rows = Rows)
    {
        using StreamWriter csv = File.CreateText(CsvIn(folder));
        using StreamWriter lines = File.CreateText(LinesIn(folder));
        csv.Write("number,text\n");
        var random = new Random(2);
        for (int i = 0; i < rows; i++)
        {
            string text = $"{random.NextInt64():x16}";
            csv.Write(i % 10 == 3 ? $"{i},{text},more\n" : $"{i},{text}\n");
            lines.Write(i % 10 == 3 ? $"{{\"number\":{i},\"text\":\"{text}\n" : $"{{\"number\":{i},\"text\":\"{text}\"}}\n");
        }
    }

    public static string CsvIn(string folder) => Path.Combine(folder, "rows.csv");

    public static string LinesIn(string folder) => Path.Combine(folder, "rows.jsonl");

    /// <summary>The pipeline over the files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="change">Makes another plan of the pipeline's; null for that one.</param>
    public static BoundPlan Bind(string folder, Func<PipelinePlan, PipelinePlan>? change = null) => PlanBinder.Bind(
        change is null ? IngestPipeline.Plan : change(IngestPipeline.Plan),
        ImmutableDictionary<string, string>.Empty.Add("csv", CsvIn(folder)).Add("lines", LinesIn(folder)),
        ImmutableDictionary<string, string>.Empty);
}
