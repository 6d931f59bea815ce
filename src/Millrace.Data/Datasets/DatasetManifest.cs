using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Data;

/// <summary>The file that says what a dataset is, so that opening one reads nothing else. Holds nothing that differs between equal datasets.</summary>
/// <param name="Format">The version of this format.</param>
/// <param name="Schema">The schema's name.</param>
/// <param name="Columns">The columns in the schema's order.</param>
/// <param name="Rows">Rows in all shards.</param>
/// <param name="Shards">The files in the order of their rows.</param>
internal sealed record DatasetManifest(int Format, string Schema, ImmutableArray<ColumnEntry> Columns, long Rows, ImmutableArray<ShardEntry> Shards)
{
    public const int CurrentFormat = 2;
    public const int OldestFormat = 1;
    public const string FileName = "manifest.json";

    /// <summary>
    /// The digest of the columns' names and types in their order, without their values: equal where and only where one schema's dataset is the other's.
    /// Null in format 1.
    /// </summary>
    public string? Fingerprint { get; init; }

    public static DatasetManifest Of(SchemaInfo schema, IEnumerable<string?> digests, ImmutableArray<ShardEntry> shards) => new(
        CurrentFormat,
        schema.Name,
        [.. schema.Columns.Zip(digests, static (column, digest) => ColumnEntry.Of(column) with { Digest = digest })],
        shards.Sum(shard => shard.Rows),
        shards)
    {
        Fingerprint = FingerprintOf(schema.Columns.Select(ColumnEntry.Of)),
    };

    /// <summary>Whether it tells of the columns of each file, as manifests of format 1 do not.</summary>
    [JsonIgnore]
    public bool TellsOfFiles => Shards.All(static shard => shard.Columns is not null);

    /// <summary>Whether a dataset of this manifest holds exactly the columns of a schema.</summary>
    public bool Fits(SchemaInfo schema) =>
        Columns.Length == schema.Columns.Length && Columns.Zip(schema.Columns).All(static pair => pair.First.Fits(ColumnEntry.Of(pair.Second)));

    /// <summary>The same files as the dataset of a schema that it fits: under its name, and without values of its sensitive columns.</summary>
    public DatasetManifest As(SchemaInfo schema) => this with
    {
        Schema = schema.Name,
        Shards = [.. Shards.Select(shard => shard with { Columns = shard.Columns?.Select((column, i) => Mask(column, schema.Columns[i])).ToArray() })],
    };

    /// <summary>The place of a column; −1 where there is none.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == column)
                return i;
        }

        return -1;
    }

    /// <summary>What stands for each column of a schema in keys; empty where one of them has no digest.</summary>
    public ImmutableArray<ContentPart> Parts(SchemaInfo schema)
    {
        var parts = ImmutableArray.CreateBuilder<ContentPart>(schema.Columns.Length);
        var known = Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (ColumnEntry wanted in schema.Columns.Select(ColumnEntry.Of))
        {
            if (!known.TryGetValue(wanted.Name, out ColumnEntry? column) || column.Digest is null)
                return [];
            parts.Add(new ContentPart($"column {wanted.Name}", $"{wanted} {column.Digest}"));
        }

        return parts.MoveToImmutable();
    }

    /// <summary>Says how this manifest's columns differ from a schema's, at most three differences.</summary>
    public string Differences(SchemaInfo schema)
    {
        const int Shown = 3;
        var known = Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        List<string> differences = [];
        foreach (ColumnEntry wanted in schema.Columns.Select(ColumnEntry.Of))
        {
            if (!known.Remove(wanted.Name, out ColumnEntry? column))
                differences.Add($"column \"{wanted.Name}\" is not in it");
            else if (!column.Fits(wanted))
                differences.Add($"column \"{wanted.Name}\" is {column} in it and {wanted} in the schema");
        }

        differences.AddRange(known.Keys.Select(name => $"its column \"{name}\" is not in the schema"));
        if (differences.Count == 0)
            return "the columns stand in another order";
        string text = string.Join("; ", differences.Take(Shown));
        return differences.Count > Shown ? $"{text}; and {differences.Count - Shown} more" : text;
    }

    public async ValueTask WriteAsync(string folder, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, FileName);
        string unfinished = path + ".tmp";
        try
        {
            FileStream file = File.Create(unfinished);
            await using (file.ConfigureAwait(false))
                await JsonSerializer.SerializeAsync(file, this, ManifestJson.Default.DatasetManifest, cancellation).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Reads a folder's manifest.</summary>
    /// <exception cref="DataException">There is no manifest, or it cannot be read, or says what cannot be.</exception>
    public static async ValueTask<DatasetManifest> ReadAsync(string folder, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            FileStream file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                DatasetManifest? manifest =
                    await JsonSerializer.DeserializeAsync(file, ManifestJson.Default.DatasetManifest, cancellation).ConfigureAwait(false);
                if (manifest is null || manifest.Columns.IsDefault || manifest.Shards.IsDefault)
                    throw new DataException($"{path}: this is not the manifest of a dataset.");
                if (manifest.Format is < OldestFormat or > CurrentFormat)
                {
                    throw new DataException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: the dataset has format {manifest.Format}; this program reads formats {OldestFormat} to {CurrentFormat}."));
                }

                return manifest.FindFlaw() is { } flaw
                    ? throw new DataException($"{path}: the manifest is damaged: {flaw}. Run the step that writes the dataset again.")
                    : manifest;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{folder}: this is not a dataset: it holds no {FileName}.", error);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the manifest cannot be read: {error.Message}", error);
        }
    }

    /// <summary>What no manifest says that was written here; null where there is nothing.</summary>
    private string? FindFlaw()
    {
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (ColumnEntry? column in Columns)
        {
            if (column?.Name is not { Length: > 0 } name)
                return "a column has no name";
            if (!columns.Add(name))
                return $"there are two columns \"{name}\"";
        }

        var files = new HashSet<string>(StringComparer.Ordinal);
        Int128 rows = 0;
        foreach (ShardEntry? shard in Shards)
        {
            if (shard?.File is not { } file || !IsBareName(file))
                return $"\"{shard?.File}\" is no name of a file in the folder";
            if (!files.Add(file))
                return $"there are two files \"{file}\"";
            if (shard.Rows < 0)
                return string.Create(CultureInfo.InvariantCulture, $"{file} has {shard.Rows} rows");
            if (FindFlaw(shard) is { } flaw)
                return flaw;
            rows += shard.Rows;
        }

        if (Format > OldestFormat && Fingerprint != FingerprintOf(Columns))
            return "the fingerprint is not that of its columns";

        return rows == Rows ? null : string.Create(CultureInfo.InvariantCulture, $"its files have {rows} rows, and {Rows} are in all of them");
    }

    private string? FindFlaw(ShardEntry shard)
    {
        if (Format == OldestFormat)
            return null;
        if (shard.Columns is null || shard.Columns.Count != Columns.Length)
            return string.Create(CultureInfo.InvariantCulture, $"{shard.File} tells of {shard.Columns?.Count ?? 0} columns, and there are {Columns.Length}");
        for (int i = 0; i < Columns.Length; i++)
        {
            if (shard.Columns[i]?.Digest is not { Length: > 0 })
                return $"{shard.File} has no digest of column \"{Columns[i].Name}\"";
            if (shard.Columns[i].Missing is var missing && (missing < 0 || missing > shard.Rows || (missing > 0 && !Columns[i].Nullable)))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"{shard.File} has {shard.Rows} rows, and in {missing} of them column \"{Columns[i].Name}\" is missing");
            }
        }

        return null;
    }

    // Lengths keep names apart whatever is in them.
    private static string FingerprintOf(IEnumerable<ColumnEntry> columns) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        columns.Select(static column => string.Create(CultureInfo.InvariantCulture, $"{column.Name.Length} {column.Name} {column}\n"))))));

    private static ShardColumn Mask(ShardColumn known, ColumnInfo column) => column.IsSensitive ? known with { Min = null, Max = null } : known;

    // The name of a drive or of a stream within a file has a colon.
    private static bool IsBareName(string file) => file.Length > 0 && file is not ("." or "..") && file.AsSpan().IndexOfAny("/\\:\0") < 0;
}
