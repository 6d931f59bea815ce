using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>The files that the pipeline of ingest reads, each row in ten no row.</summary>
internal static class IngestFiles
{
    public const int Rows = 200_000;

    /// <summary>What the pipeline says of them.</summary>
    public const string Counts = "180000 20000 180000 20000";

    public static void Write(string folder)
    {
        using StreamWriter csv = File.CreateText(CsvIn(folder));
        using StreamWriter lines = File.CreateText(LinesIn(folder));
        csv.Write("number,text\n");
        var random = new Random(2);
        for (int i = 0; i < Rows; i++)
        {
            string text = $"{random.NextInt64():x16}";
            csv.Write(i % 10 == 3 ? $"{i},{text},more\n" : $"{i},{text}\n");
            lines.Write(i % 10 == 3 ? $"{{\"number\":{i},\"text\":\"{text}\n" : $"{{\"number\":{i},\"text\":\"{text}\"}}\n");
        }
    }

    /// <summary>What the pipeline has said in a run.</summary>
    public static async Task<string> CountsAsync(Store store, RunResult result)
    {
        ArtifactRecord counts = result.Steps.Single(static step => step.Name == "count-ingested").Outputs[0].Artifact;
        object value = await store.LoadAsync(counts, ArtifactType.Of<Value<string>>(), new WorkServices(new Journal(""), TimeSpan.Zero), CancellationToken.None).ConfigureAwait(false);
        return ((Value<string>)value).Content;
    }

    public static string CsvIn(string folder) => Path.Combine(folder, "rows.csv");

    public static string LinesIn(string folder) => Path.Combine(folder, "rows.jsonl");

    /// <summary>The pipeline over the files of a folder.</summary>
    public static BoundPlan Bind(string folder) => PlanBinder.Bind(
        IngestPipeline.Plan,
        ImmutableDictionary<string, string>.Empty.Add("csv", CsvIn(folder)).Add("lines", LinesIn(folder)),
        ImmutableDictionary<string, string>.Empty);
}
