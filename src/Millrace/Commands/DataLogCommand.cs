using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>data log</c>: the versions of a file, a folder, or an input of a pipeline over time.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DataLogCommand(ProgramContext context, CommonOptions common)
{
    private readonly PagingOptions _paging = new("versions", "version: the last one of the page before", "digest");
    private readonly Option<bool> _files = new("--files") { Description = "Lists the files of each version as well." };
    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Argument<string> _what = new("path")
    {
        Description = "A file or folder that runs read, or a pattern of files that come span by span; with an input behind it, the name of a pipeline.",
        HelpName = "path|pipeline",
    };

    private readonly Argument<string?> _input = new("input")
    {
        Description = "What the pipeline took in or made: a source as STEP.PARAMETER, or an output as STEP/OUTPUT.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Create()
    {
        Command log = new("log", "Lists the versions of data over time as runs saw them, the one that was seen last first: when first and last, by whom, how "
            + "large, the rows of the dataset that was made of it, and what changed in its columns against the line below.")
        {
            _what, _input, _paging.Limit, _paging.Before, _files, _json,
        };
        log.SetAction(ExecuteAsync);
        return log;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        int count = _paging.Count(parsed);
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        string what = parsed.GetRequiredValue(_what);
        string? input = parsed.GetValue(_input), before = _paging.Last(parsed);

        // One more, because what changed is told against the version below.
        ImmutableArray<DataVersion> found = input is null ? store.Versions.Log(what, count + 1, before) : store.Versions.Log(what, input, count + 1, before);
        DataLogDocument document = new()
        {
            Store = store.Path,
            Of = input is null ? what : $"{what} {input}",
            Versions = await DescribeAsync(store, found, count, parsed.GetValue(_files), cancellation).ConfigureAwait(false),
        };
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.DataLogDocument));
        else if (document.Versions.IsEmpty)
            context.Console.Results.Line($"{document.Of} has no versions after {before}.");
        else
            DataLogReport.Write(context.Console.Results, document, found.Length > count);
        return ExitCodes.Success;
    }

    private async Task<ImmutableArray<DataVersionDocument>> DescribeAsync(
        Store store, ImmutableArray<DataVersion> versions, int count, bool withFiles, CancellationToken cancellation)
    {
        var tables = new StoredTables(context, store);
        var described = ImmutableArray.CreateBuilder<DataVersionDocument>();
        var schemas = new ArtifactSchema?[versions.Length];
        for (int i = 0; i < versions.Length; i++)
            schemas[i] = await tables.FindSchemaAsync(versions[i].Table, cancellation).ConfigureAwait(false);
        for (int i = 0; i < Math.Min(count, versions.Length); i++)
        {
            SchemaChangeDocument? change = i + 1 < versions.Length && schemas[i] is { } after && schemas[i + 1] is { } earlier
                ? SchemaChanges.Describe(SchemaDifference.Between(earlier, after))
                : null;
            described.Add(Describe(store, versions[i], schemas[i], change, withFiles));
        }

        return described.ToImmutable();
    }

    private static DataVersionDocument Describe(
        Store store, DataVersion version, ArtifactSchema? schema, SchemaChangeDocument? change, bool withFiles) => new()
    {
        Digest = version.Digest,
        Files = version.Files,
        Bytes = version.Bytes,
        Rows = version.Rows,
        FirstSeen = Describe(version.FirstSeen),
        LastSeen = Describe(version.LastSeen),
        Dataset = version.Table is not { } table ? null : new DataTableDocument
        {
            Digest = table.Digest,
            Place = store.Metadata.PlaceOf(table),
            Type = table.DisplayType,
            Columns = schema is null ? null : [.. schema.Columns.Select(static column => new DataColumnDocument(column.Name, column.Type))],
        },
        SchemaChange = change,
        IsKept = version.Output is null ? store.Versions.IsKept(version) : null,
        Sources = withFiles && version.Output is null
            ? [.. version.Sources.Select(static file => new DataFileDocument(file.Path, file.Digest, file.Bytes))]
            : null,
    };

    private static DataSightingDocument Describe(DataSighting sighting) => new(sighting.Run, sighting.Pipeline, sighting.Step, sighting.At);
}
