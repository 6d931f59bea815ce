using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>What the manifest of a dataset tells: no row is read.</summary>
public sealed record DatasetSummary
{
    /// <summary>The schema's name.</summary>
    public required string Schema { get; init; }

    /// <summary>The columns, in their order.</summary>
    public required ImmutableArray<ColumnSummary> Columns { get; init; }

    /// <summary>The rows of all files.</summary>
    public required long Rows { get; init; }

    /// <summary>How many files hold them.</summary>
    public required int Shards { get; init; }

    /// <summary>The bytes of these files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether a folder holds a dataset, as far as its names tell.</summary>
    /// <param name="folder">The folder's path.</param>
    public static bool IsDataset(string folder) => File.Exists(Path.Combine(folder, DatasetManifest.FileName));

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="folder">The folder's path.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The folder holds no dataset, or a damaged one.</exception>
    public static async ValueTask<DatasetSummary> ReadAsync(string folder, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        DatasetManifest manifest = await DatasetManifest.ReadAsync(folder, cancellation).ConfigureAwait(false);
        return new DatasetSummary
        {
            Schema = manifest.Schema,
            Columns = [.. manifest.Columns.Select((column, i) => Summary(manifest, column, i))],
            Rows = manifest.Rows,
            Shards = manifest.Shards.Length,
            Bytes = manifest.Shards.Sum(static shard => shard.Bytes),
        };
    }

    private static ColumnSummary Summary(DatasetManifest manifest, ColumnEntry column, int place)
    {
        var summary = new ColumnSummary(column.Name, column.ToString()) { Digest = column.Digest };
        if (!manifest.TellsOfFiles)
            return summary;

        // A file in which the column has no value says nothing of its ends.
        ShardColumn[] known = [.. manifest.Shards.Select(shard => shard.Columns![place])];
        ShardColumn[] holding = [.. known.Where((each, i) => each.Missing < manifest.Shards[i].Rows)];
        return summary with
        {
            Missing = known.Sum(static each => each.Missing),
            Min = EndTexts.Least(column.Type, holding.Select(static each => each.Min)),
            Max = EndTexts.Greatest(column.Type, holding.Select(static each => each.Max)),
        };
    }
}
