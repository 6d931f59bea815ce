using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is known of the rows of a file, and what came of expectations.</summary>
/// <param name="Statistics">The statistics.</param>
/// <param name="Expectations">What came of the expectations of each column, in the order of the columns that were read.</param>
internal sealed record FileStatistics(DatasetStatistics Statistics, ImmutableArray<ImmutableArray<ExpectationReport>> Expectations)
{
    private static readonly StatisticsOptions s_options = StatisticsOptions.Default with { TopValues = InferredColumn.MostTexts + 1 };

    /// <summary>Reads columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">Columns that it has, all nullable; what is expected of them is looked at.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">The file is malformed or damaged.</exception>
    public static async Task<FileStatistics> ReadAsync(FileColumns file, SchemaInfo schema, CancellationToken cancellation)
    {
        if (schema.Columns.IsEmpty)
            return new FileStatistics(new DatasetStatistics(schema.Name, 0, []), []);
        string? folder = null;
        try
        {
            var request = new ScanRequest(s_options, () => Directory.CreateDirectory(Path.Combine(Folder(), Guid.NewGuid().ToString("N"))).FullName)
            {
                WithExpectations = schema.Columns.Any(static column => !(column.Expectations.IsEmpty && column.Item?.Expectations is null or [])),
                MoreChecks = TypeChecks.Of,
            };
            Task<ScanResult> Scan() => StatisticsScan.RunAsync(
                () => new LooseBatch(schema), () => ReadRowsAsync(file, schema, cancellation), request, cancellation);
            ScanResult found = await Task.Run(Scan, cancellation).ConfigureAwait(false);
            found.Collected.LetGo();
            return new FileStatistics(found.Statistics, found.Columns);
        }
        finally
        {
            if (folder is not null)
                Directory.Delete(folder, recursive: true);
        }

        string Folder() => folder ??= Directory.CreateTempSubdirectory("millrace-").FullName;
    }

    /// <summary>Reads columns of the rows of a file, on the thread of whoever asks for them. The batch is reused.</summary>
    public static async IAsyncEnumerable<Batch> ReadRowsAsync(FileColumns file, SchemaInfo schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (Batch batch in FileRows.Read(file, schema, cancellation))
            yield return batch;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
