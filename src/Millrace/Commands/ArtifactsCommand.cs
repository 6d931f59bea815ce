using System.CommandLine;
using System.Text;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>artifacts</c>: what runs left in the store.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class ArtifactsCommand(ProgramContext context, CommonOptions common)
{
    private readonly StoredArtifacts _artifacts = new(context, common);
    private readonly WholeNumberOption _rows = new("--rows", "How many rows at most.", 10);
    private readonly WholeNumberOption _seed = new("--seed", "Chooses the rows: the same one chooses the same.", 0);
    private readonly ColumnsOption _columns = new();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _csv = new("--csv")
    {
        Description = "Writes the rows as CSV to standard output: UTF-8, a header, values whole; sensitive values are masked.",
    };

    private readonly Option<bool> _html = new("--html")
    {
        Description = "Writes the report to standard output as one HTML page with charts, which needs nothing beside it.",
    };

    public Command Create() => new("artifacts", "What runs left in the store.")
    {
        new FindArtifactsCommand(context, common).Create(),
        Action("show", "Says what an artifact is, where it comes from and where its files are.", ShowAsync),
        Action("head", "Shows the beginning of an artifact; sensitive values are masked.", HeadAsync, _rows.Option, _columns.Option, _csv),
        Action(
            "sample",
            "Shows rows of a dataset chosen at random, in their order; sensitive values are masked.",
            SampleAsync,
            _rows.Option,
            _seed.Option,
            _columns.Option,
            _csv),
        Action("schema", "Shows the columns of a dataset: types, what may be missing, what is sensitive, what is expected.", SchemaAsync),
        Action("report", "Shows what a report of data tells: anomalies, then columns; sensitive values are masked.", ReportAsync, _html),
    };

    private Command Action(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Option[] options)
    {
        Command command = new(name, description) { _artifacts.Argument };
        foreach (Option option in options)
            command.Add(option);
        command.Add(_json);
        command.SetAction(run);
        return command;
    }

    private bool WantsCsv(ParseResult parsed) => parsed.CommandResult.Command.Options.Contains(_csv) && parsed.GetValue(_csv);

    private Task<int> HeadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        int rows = _rows.Read(parsed);
        return PreviewAsync<IPreviewable>(parsed, each => each.PreviewAsync(rows, cancellation), cancellation);
    }

    private Task<int> SampleAsync(ParseResult parsed, CancellationToken cancellation)
    {
        int rows = _rows.Read(parsed);
        var seed = new Seed((ulong)_seed.Read(parsed));
        return PreviewAsync<ITableArtifact>(parsed, each => each.SampleAsync(rows, seed, cancellation), cancellation);
    }

    private Task<int> SchemaAsync(ParseResult parsed, CancellationToken cancellation) =>
        PreviewAsync<ITableArtifact>(parsed, static each => ValueTask.FromResult(each.DescribeColumns()), cancellation);

    private async Task<int> PreviewAsync<TArtifact>(ParseResult parsed, Func<TArtifact, ValueTask<ArtifactPreview>> look, CancellationToken cancellation)
        where TArtifact : class
    {
        if (WantsCsv(parsed) && parsed.GetValue(_json))
            throw new UsageException("--csv and --json cannot both be given: choose one of them.");
        using Store store = _artifacts.Open(parsed);
        (ArtifactRecord record, object artifact) = await _artifacts.LoadAsync(store, parsed, cancellation).ConfigureAwait(false);
        if (artifact is not TArtifact shown)
        {
            string lacks = typeof(TArtifact) == typeof(ITableArtifact) ? "is no table" : "has no preview";
            string files = record.Files > 0 && !record.IsCollection ? $" Its files are in {store.FolderOf(record)}." : "";
            throw new MillraceException($"A {record.DisplayType} {lacks}: its class does not implement {typeof(TArtifact).Name}.{files}");
        }

        ArtifactPreview preview = _columns.Choose(parsed, await look(shown).ConfigureAwait(false));
        if (parsed.GetValue(_json))
            Write(ArtifactReport.Describe(record, preview));
        else if (WantsCsv(parsed))
            CsvTable.Write(context.Console.Output, preview);
        else
            ArtifactReport.Write(context.Console.Results, record, preview);
        return ExitCodes.Success;
    }

    private async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = _artifacts.Open(parsed);
        (ArtifactRecord record, object artifact) = await _artifacts.LoadAsync(store, parsed, cancellation).ConfigureAwait(false);
        ArtifactDocument document = ArtifactReport.Describe(store, record, artifact as ITableArtifact);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.ArtifactDocument));
        else
            ArtifactReport.Write(context.Console.Results, document);
        return ExitCodes.Success;
    }

    private async Task<int> ReportAsync(ParseResult parsed, CancellationToken cancellation)
    {
        (bool html, bool json) = (parsed.GetValue(_html), parsed.GetValue(_json));
        if (html && json)
            throw new UsageException("--html and --json cannot both be given: choose one of them.");
        using Store store = _artifacts.Open(parsed);
        (ArtifactRecord record, object artifact) = await _artifacts.LoadAsync(store, parsed, cancellation).ConfigureAwait(false);
        if (artifact is not IReportable report)
            throw new MillraceException($"A {record.DisplayType} is no report: its class does not implement IReportable. 'artifacts head' shows its beginning.");
        if (html || json)
            await context.Console.Output.WriteAsync(Encoding.UTF8.GetString((html ? report.ToHtml() : report.ToJson()).Span)).ConfigureAwait(false);
        else
            DataReportText.Write(context.Console.Results, report.DescribeReport(), PageOf(store, record, report));
        return ExitCodes.Success;
    }

    // Reports of earlier versions have none.
    private static string? PageOf(Store store, ArtifactRecord record, IReportable report) =>
        record.Files > 0 && !record.IsCollection && report.PageFile is { } name && Path.Combine(store.FolderOf(record), name) is { } page && File.Exists(page)
            ? page
            : null;

    private void Write(PreviewDocument document) =>
        context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.PreviewDocument));
}
