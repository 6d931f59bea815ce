using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// Says that a step has written rows into a table. Before the step is reused the table is asked how many of them are still there. Saved as
/// <c>written.json</c>.
/// </summary>
public sealed class WrittenRows : IArtifact<WrittenRows>, IPreviewable
{
    private const string FileName = "written.json";

    private readonly WrittenRowsDocument _document;
    private readonly SqlDatabases? _databases;

    internal WrittenRows(WrittenRowsDocument document, SqlDatabases? databases) => (_document, _databases) = (document, databases);

    /// <inheritdoc/>
    public static string Kind => "written-rows";

    /// <summary>The database's name in the program.</summary>
    public string Database => _document.Database;

    /// <summary>The table.</summary>
    public string Table => _document.Table;

    /// <summary>What the rows carry in the column for batches: the step's name, and what stands for their content.</summary>
    public string Batch => _document.Batch;

    /// <summary>How many rows were written.</summary>
    public long Rows => _document.Rows;

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(WrittenRows artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(artifact._document, ManifestJson.Default.WrittenRowsDocument);
        await File.WriteAllBytesAsync(folder.File(FileName), bytes, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<WrittenRows> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string file = folder.File(FileName);
        try
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
            if (JsonSerializer.Deserialize(bytes, ManifestJson.Default.WrittenRowsDocument) is { Database: not null, Table: not null, BatchColumn: not null, Batch: not null } document)
                return new WrittenRows(document, (SqlDatabases?)folder.Services.GetService(typeof(SqlDatabases)));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file}: what was written cannot be read: {error.Message}", error);
        }

        throw new DataException($"{file}: this does not say what was written.");
    }

    /// <summary>Whether the table has the rows; not where it cannot be asked.</summary>
    /// <param name="artifact">What was written.</param>
    public static bool IsStillThere(WrittenRows artifact)
    {
        try
        {
            using SqlSession? session = artifact._databases?.Create(artifact.Database, artifact._document.CommandTimeout);
            if (session is null || SqlName.Find(artifact.Table) is not { } name)
                return false;
            session.Connection.Open();
            var table = new SqlTable(session, name, artifact._document.BatchColumn);
            return table.Count(artifact.Batch) == artifact.Rows && (!artifact._document.IsAll || table.Count(null) == artifact.Rows);
        }
        catch (Exception error) when (error is DbException or MillraceException or InvalidOperationException or IOException or TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["database", Database],
            ["table", Table],
            ["rows", Rows.ToString(CultureInfo.InvariantCulture)],
            ["batch", Batch],
        ];
        return ValueTask.FromResult(new ArtifactPreview(["what", "value"], [.. lines.Take(rows)], lines.Length));
    }
}
