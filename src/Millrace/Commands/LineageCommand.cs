using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millrace.Graphs;
using Millrace.Json;
using Millrace.Output;
using Millrace.Questions;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>lineage</c>: what was made from what.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class LineageCommand(ProgramContext context, CommonOptions common)
{
    private const string Tree = "tree";
    private const string Mermaid = "mermaid";
    private const string Json = "json";

    /// <summary>How many nodes a tree has, and rows a list, unless all are asked for.</summary>
    private const int MostNodes = 500;
    private const int MostRows = 50;

    private readonly Argument<string> _reference = new("reference")
    {
        Description = "An artifact (RUN/STEP/OUTPUT or the beginning of a digest), a registered model's folder, a file or folder that a step read or "
            + "wrote, or sha256:… of a file's content.",
    };

    private readonly Option<bool> _up = new("--up") { Description = "Only what it was made from. (default both ways)" };
    private readonly Option<bool> _down = new("--down") { Description = "Only what was made from it. (default both ways)" };

    private readonly Option<string> _depth = new("--depth")
    {
        Description = "How many links away at most: 1 for the steps that made or took it, 2 for what these took or made. (default all)",
        HelpName = "whole number",
    };

    private readonly Option<string> _kind = new("--kind")
    {
        Description = "Lists only the artifacts of this kind, such as model or dataset, or with 'file' the files from outside.",
        HelpName = "kind",
    };

    private readonly Option<bool> _impact = new("--impact")
    {
        Description = "What would be affected if it were withdrawn, all versions of a file: counts, models, registrations, pipelines and runs, "
            + "the latest first.",
    };

    private readonly Option<bool> _versions = new("--versions")
    {
        Description = "Takes all versions of a file that steps read, not only the one that it holds now.",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Shows all of a long answer." };

    private readonly Option<string> _format = new("--format")
    {
        Description = $"How it is written: {Tree}, {Mermaid} or {Json}; the latter two are whole. (default {Tree})",
        HelpName = $"{Tree}|{Mermaid}|{Json}",
    };

    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command command = new("lineage", "Shows what an artifact, a model or a file was made from, and what was made from it, across all runs.")
        {
            _reference, _up, _down, _depth, _kind, _impact, _versions, _all, _format, _json,
        };
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string format = Format(parsed);
        int? depth = Depth(parsed);
        bool impact = parsed.GetValue(_impact);
        string? kind = parsed.GetValue(_kind);
        Check(parsed, impact, kind, format);
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        string reference = parsed.GetRequiredValue(_reference);
        if (LineageResolver.Problem(reference) is { } problem)
            throw new UsageException(problem);
        LineageRoots roots = await store.ResolveLineageAsync(
            reference, impact || parsed.GetValue(_versions), context.Application.Services, cancellation).ConfigureAwait(false);
        if (impact)
        {
            await ShowImpactAsync(store, roots, format, parsed.GetValue(_all), cancellation).ConfigureAwait(false);
            return ExitCodes.Success;
        }

        ImmutableArray<LineageDirection> directions = Directions(parsed);
        if (kind is not null)
            ShowKind(store, roots, directions, kind, depth, format, parsed.GetValue(_all));
        else
            ShowGraph(store, roots, directions, depth, format, parsed.GetValue(_all));
        return ExitCodes.Success;
    }

    private string Format(ParseResult parsed)
    {
        string format = parsed.GetValue(_format) ?? (parsed.GetValue(_json) ? Json : Tree);
        if (format is not (Tree or Mermaid or Json))
            throw new UsageException($"Unknown format '{format}'.{NearestName.Proposal(format, [Tree, Mermaid, Json])}");
        return parsed.GetValue(_json) && format != Json ? throw new UsageException($"--json and --format {format} cannot both be given.") : format;
    }

    private int? Depth(ParseResult parsed) =>
        parsed.GetValue(_depth) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int depth) ? depth
        : throw new UsageException($"'{text}' is not a value for '--depth': expected a whole number from 0.");

    private void Check(ParseResult parsed, bool impact, string? kind, string format)
    {
        if (impact && (parsed.GetValue(_up) || kind is not null || parsed.GetValue(_depth) is not null))
            throw new UsageException("--impact looks down, at all kinds and to any depth: leave out --up, --kind and --depth.");
        if (format == Mermaid && (impact || kind is not null))
            throw new UsageException("A Mermaid chart shows nodes and links: leave out --impact and --kind, or take another format.");
    }

    private ImmutableArray<LineageDirection> Directions(ParseResult parsed) => (parsed.GetValue(_up), parsed.GetValue(_down)) switch
    {
        (true, false) => [LineageDirection.Up],
        (false, true) => [LineageDirection.Down],
        _ => [LineageDirection.Up, LineageDirection.Down],
    };

    private void ShowGraph(Store store, LineageRoots roots, ImmutableArray<LineageDirection> directions, int? depth, string format, bool all)
    {
        int? most = format != Tree || all ? null : MostNodes;
        ImmutableArray<LineageGraph> graphs = [.. directions.Select(direction => store.Lineage.Trace(roots.Nodes, direction, depth, most))];
        switch (format)
        {
            case Json:
                context.Console.Output.WriteLine(
                    JsonSerializer.Serialize(LineageDocuments.Of(store.Path, roots.Note, LineageUnion.Of(graphs)), MillraceJson.Readable.LineageDocument));
                break;
            case Mermaid:
                context.Console.Output.Write(LineageMermaid.Write(LineageUnion.Of(graphs)));
                break;
            default:
                WriteNote(roots);
                LineageTree.Write(context.Console.Results, roots.Nodes, graphs, isWhole: all);
                if (depth is null && graphs.Any(static graph => graph.IsCut))
                    context.Console.Results.Line($"Only the {MostNodes} nearest are shown: --all shows all, --kind lists those of one kind.", Tone.Muted);
                break;
        }
    }

    private void ShowKind(
        Store store, LineageRoots roots, ImmutableArray<LineageDirection> directions, string kind, int? depth, string format, bool all)
    {
        LineageList list = LineageList.Find(store.Lineage, roots.Nodes, directions, kind, depth);
        if (format == Json)
        {
            context.Console.Output.WriteLine(
                JsonSerializer.Serialize(LineageDocuments.Of(store.Path, roots.Note, kind, list), MillraceJson.Readable.LineageListDocument));
            return;
        }

        WriteNote(roots);
        LineageListReport.Write(context.Console.Results, list, kind, all ? int.MaxValue : MostRows);
    }

    private async Task ShowImpactAsync(Store store, LineageRoots roots, string format, bool all, CancellationToken cancellation)
    {
        StoreImpact found = await store.FindImpactAsync(roots, context.Application.Services, cancellation).ConfigureAwait(false);
        ImpactDocument impact = ImpactDocuments.Of(store, roots, found);
        if (format == Json)
        {
            context.Console.Output.WriteLine(JsonSerializer.Serialize(impact, MillraceJson.Readable.ImpactDocument));
            return;
        }

        WriteNote(roots);
        ImpactReport.Write(context.Console.Results, impact, all ? int.MaxValue : MostRows);
    }

    private void WriteNote(LineageRoots roots)
    {
        if (roots.Note is { } note)
            context.Console.Results.Line(Sanitizer.OneLine(note), Tone.Muted);
    }
}
