using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary><c>schema update</c>: how a schema of the program would have to change so that a file meets it.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaUpdateCommand(ProgramContext context)
{
    private readonly HeldDataOptions _held = new(context);
    private readonly Option<string> _file = new("--file")
    {
        Description = "The C# file that declares it. (default: a declaration that follows from the program)",
        HelpName = "path",
    };

    private readonly Option<bool> _write = new("--write") { Description = "Changes the C# file." };

    public Command Create()
    {
        Command update = new("update", "Shows, as a unified diff of its declaration, how a schema would have to change so that a file meets it: types and "
            + "missing values, ranges, domains, presence, new and dropped columns. Sensitive values are not used. Rules, "
            + "references, numbers of rows and the names of enumerations are not looked at.");
        _held.AddTo(update, _file, _write);
        update.SetAction(ExecuteAsync);
        return update;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string? path = parsed.GetValue(_file) is { } named ? Path.GetFullPath(named) : null;
        if (parsed.GetValue(_write) && path is null)
            throw new UsageException("Name the C# file that '--write' changes with '--file'.");
        SchemaFile? file = path is null ? null : await SchemaFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        SchemaUpdate update = await _held.HoldAsync(parsed, SchemaUpdate.OfAsync, cancellation).ConfigureAwait(false);
        (string before, string after, ImmutableArray<string> notes) = update.Apply(file?.Text);
        bool writes = parsed.GetValue(_write) && before != after;
        if (writes)
            await file!.ReplaceAsync(after, cancellation).ConfigureAwait(false);
        string name = path is null ? $"{update.Schema.Name}.cs" : Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
        string diff = UnifiedDiff.Of(before, after, name);
        foreach (string note in notes)
            context.Console.Messages.Line(note, Tone.Warning);
        if (_held.IsJson(parsed))
        {
            SchemaUpdateDocument document = SchemaUpdateDocument.Of(update, _held.FullPath(parsed), diff, writes ? path : null);
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.SchemaUpdateDocument));
            return ExitCodes.Success;
        }

        await context.Console.Output.WriteAsync(diff).ConfigureAwait(false);
        foreach (SchemaChange change in update.Changes)
            context.Console.Messages.Line($"{change.Column}: {change.Reason}");
        if (update.Changes.Any(static change => change.Kind == SchemaChangeKind.NewColumn))
            context.Console.Messages.Line("Mark new columns that may harm a person as [Sensitive], and remove their [OneOf].", Tone.Warning);
        if (update.Changes.IsEmpty)
            context.Console.Messages.Line($"{update.Schema.Name} needs no change.", Tone.Good);
        else if (writes)
            context.Console.Messages.Line($"Changed {path}.", Tone.Good);
        return ExitCodes.Success;
    }
}
