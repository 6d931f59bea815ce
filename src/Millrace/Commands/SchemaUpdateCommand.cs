using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Millrace.Data;
using Millrace.Json;
using Millrace.Output;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary><c>schema update</c>: how a schema of the program would have to change so that a file meets it.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaUpdateCommand(ProgramContext context)
{
    private readonly Argument<string> _data = new("data") { Description = "A file of CSV, JSON lines or Parquet, or a folder of such files." };
    private readonly Option<string> _schema = new("--schema") { Description = "The schema, as a step's dataset has it.", HelpName = "name", Required = true };
    private readonly Option<string> _file = new("--file")
    {
        Description = "The C# file that declares it. (default: a declaration that follows from the program)",
        HelpName = "path",
    };

    private readonly Option<bool> _write = new("--write") { Description = "Changes the C# file." };
    private readonly Option<string> _environment = new("--environment")
    {
        Description = "The environment that the data comes from; columns of others may be missing. (default none)",
        HelpName = "name",
    };

    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RowsOption _rows = new();
    private readonly DialectOptions _dialect = new();

    public Command Create()
    {
        Command update = new("update", "Shows, as a unified diff of its declaration, how a schema would have to change so that a file meets it: types and "
            + "missing values, ranges, domains, presence, new and dropped columns. Sensitive values are not used. Rules, "
            + "references, numbers of rows and the names of enumerations are not looked at.")
        {
            _data, _schema, _file, _write, _environment, _rows.Option, _json,
        };
        _dialect.AddTo(update);
        update.SetAction(ExecuteAsync);
        return update;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SchemaInfo schema = ProgramSchemas.Find(context, parsed.GetRequiredValue(_schema));
        string? path = parsed.GetValue(_file) is { } named ? Path.GetFullPath(named) : null;
        if (parsed.GetValue(_write) && path is null)
            throw new UsageException("Name the C# file that '--write' changes with '--file'.");
        ProgramSchemas.CheckEnvironment(schema, parsed.GetValue(_environment));
        SchemaFile? file = path is null ? null : await SchemaFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        SchemaUpdate update = await UpdateAsync(parsed, schema, cancellation).ConfigureAwait(false);
        (string before, string after, ImmutableArray<string> notes) = update.Apply(file?.Text);
        bool writes = parsed.GetValue(_write) && before != after;
        if (writes)
            await file!.ReplaceAsync(after, cancellation).ConfigureAwait(false);
        string name = path is null ? $"{schema.Name}.cs" : Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
        string diff = UnifiedDiff.Of(before, after, name);
        foreach (string note in notes)
            context.Console.Messages.Line(note, Tone.Warning);
        if (parsed.GetValue(_json))
        {
            SchemaUpdateDocument document = SchemaUpdateDocument.Of(update, Path.GetFullPath(parsed.GetRequiredValue(_data)), diff, writes ? path : null);
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.SchemaUpdateDocument));
            return ExitCodes.Success;
        }

        await context.Console.Output.WriteAsync(diff).ConfigureAwait(false);
        foreach (SchemaChange change in update.Changes)
            context.Console.Messages.Line($"{change.Column}: {change.Reason}");
        if (update.Changes.Any(static change => change.Kind == SchemaChangeKind.NewColumn))
            context.Console.Messages.Line("Mark new columns that may harm a person as [Sensitive], and remove their [OneOf].", Tone.Warning);
        if (update.Changes.IsEmpty)
            context.Console.Messages.Line($"{schema.Name} needs no change.", Tone.Good);
        else if (writes)
            context.Console.Messages.Line($"Changed {path}.", Tone.Good);
        return ExitCodes.Success;
    }

    private async Task<SchemaUpdate> UpdateAsync(ParseResult parsed, SchemaInfo schema, CancellationToken cancellation)
    {
        SchemaUpdateOptions options = new()
        {
            Csv = _dialect.Read(parsed),
            FindsDelimiter = !_dialect.HasDelimiter(parsed),
            MaxRows = _rows.Read(parsed),
            Environment = parsed.GetValue(_environment),
        };
        try
        {
            return await SchemaUpdate.OfAsync(parsed.GetRequiredValue(_data), schema, options, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException error) when (error.ParamName is not null)
        {
            throw new UsageException(error.Message);
        }
    }
}
