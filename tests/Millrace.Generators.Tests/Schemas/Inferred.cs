using System.Reflection;
using Millrace.Quality;

namespace Millrace.Generators.Tests.Schemas;

/// <summary>A schema that was inferred of a file and compiled, as a user would.</summary>
internal sealed class Inferred
{
    private const string Program = """

        public static class Probe
        {
            public static System.Collections.Generic.List<string> Read(string path, int every)
            {
                var texts = new System.Collections.Generic.List<string>();
                int count = 0;
                foreach (var batch in Each(READER.ReadAsync<global::NAME>(path)))
                {
                    for (int i = 0; i < batch.Count; i++)
                    {
                        if (count++ % every != 0)
                            continue;
                        var row = new System.Text.StringBuilder();
                        foreach (Millrace.Data.Column column in batch.Columns)
                            row.Append(column.Info.Name).Append('=').Append(column.FormatText(i) ?? "(missing)").Append(';');
                        texts.Add(row.ToString());
                    }
                }

                return texts;
            }

            public static int Convert(string path, int every, string? parquet, string? lines, string? csv)
            {
                var rows = new System.Collections.Generic.List<global::NAME>();
                int count = 0;
                foreach (var batch in Each(READER.ReadAsync<global::NAME>(path)))
                {
                    foreach (var row in batch)
                    {
                        if (count++ % every == 0)
                            rows.Add(row);
                    }
                }

                if (parquet is not null)
                    Millrace.Data.ParquetFile.WriteAsync(Millrace.Data.Dataset.Of<global::NAME>(rows), parquet).GetAwaiter().GetResult();
                if (lines is not null)
                    Millrace.Data.JsonLinesFile.WriteAsync(Millrace.Data.Dataset.Of<global::NAME>(rows), lines).GetAwaiter().GetResult();
                if (csv is not null)
                    Millrace.Data.CsvFile.WriteAsync(Millrace.Data.Dataset.Of<global::NAME>(rows), csv).GetAwaiter().GetResult();
                return rows.Count;
            }

            private static System.Collections.Generic.IEnumerable<T> Each<T>(System.Collections.Generic.IAsyncEnumerable<T> items)
            {
                var each = items.GetAsyncEnumerator();
                try
                {
                    while (each.MoveNextAsync().AsTask().GetAwaiter().GetResult())
                        yield return each.Current;
                }
                finally
                {
                    each.DisposeAsync().AsTask().GetAwaiter().GetResult();
                }
            }
        }
        """;

    private readonly Type _probe;

    private Inferred(string source, Type probe) => (Source, _probe) = (source, probe);

    /// <summary>The schema.</summary>
    public string Source { get; }

    /// <summary>Infers the schema of a file and compiles it; nothing may be reported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">What reads it: <c>CsvFile</c>, <c>JsonLinesFile</c> or <c>ParquetFile</c>.</param>
    /// <param name="name">The schema's name; null for that of the file.</param>
    public static async Task<Inferred> OfAsync(string path, string reader, string? name = null)
    {
        string source = await SchemaInference.InferAsync(path, new SchemaInferenceOptions { Name = name });
        string type = source.Split("record struct ")[1].Split('\n')[0];
        string program = Program.Replace("READER", $"Millrace.Data.{reader}", StringComparison.Ordinal).Replace("NAME", type, StringComparison.Ordinal);
        return new Inferred(source, Compiled.From(source + program).Clean().Load().GetType("Probe", throwOnError: true)!);
    }

    /// <summary>The rows of a file, each as its columns' names and texts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="every">Of so many rows the first is told; 1 for all.</param>
    public List<string> Read(string path, int every = 1) => (List<string>)Call("Read", path, every)!;

    /// <summary>Writes rows of a file as Parquet, as JSON lines and as CSV, as far as paths are given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parquet">The Parquet file; null for none.</param>
    /// <param name="lines">The file of JSON lines; null for none.</param>
    /// <param name="csv">The CSV file; null for none.</param>
    /// <param name="every">Of so many rows the first is written; 1 for all.</param>
    /// <returns>How many rows were written.</returns>
    public int Convert(string path, string? parquet, string? lines, string? csv, int every = 1) => (int)Call("Convert", path, every, parquet, lines, csv)!;

    private object? Call(string method, params object?[] arguments) => _probe.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
