using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary><c>schema</c>: C# schemas for files; <c>schema infer</c> writes one.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaCommand(ProgramContext context)
{
    private readonly Argument<string> _file = new("file") { Description = "A file of CSV, JSON lines or Parquet, or a folder of such files." };
    private readonly Option<string> _name = new("--name") { Description = "The schema's name. (default: made of the file's name)", HelpName = "name" };
    private readonly Option<string> _namespace = new("--namespace") { Description = "The namespace. (default none)", HelpName = "name" };
    private readonly Option<string> _output = new("--output") { Description = "A new file to write to. (default: standard output)", HelpName = "path" };

    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly DialectOptions _dialect = new();

    private readonly RowsOption _rows = new();

    public Command Create()
    {
        Command infer = new("infer", "Writes a C# schema for a file of CSV, JSON lines or Parquet, to be kept with the code and corrected by hand: types and missing "
            + "values, and over at least 100 rows ranges rounded outward, domains of few texts, and shares of missing values that may double.")
        {
            _file, _name, _namespace, _output, _rows.Option, _json,
        };
        _dialect.AddTo(infer);
        infer.SetAction(InferAsync);
        return new Command("schema", "Schemas as C# source.") { infer, new SchemaCheckCommand(context).Create(), new SchemaUpdateCommand(context).Create() };
    }

    private async Task<int> InferAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SchemaInferenceOptions options = new()
        {
            Name = Identifier(parsed, _name, SchemaInferenceOptions.IsName, "no name that a schema can have in C#"),
            Namespace = Identifier(parsed, _namespace, SchemaInferenceOptions.IsNamespace, "no namespace in C#"),
            MaxRows = _rows.Read(parsed),
            Csv = _dialect.Read(parsed),
            FindsDelimiter = !_dialect.HasDelimiter(parsed),
        };
        string source = await InferAsync(parsed.GetRequiredValue(_file), options, cancellation).ConfigureAwait(false);
        string? path = parsed.GetValue(_output) is { } named ? Path.GetFullPath(named) : null;
        if (path is not null)
        {
            // What stands in a file may have been corrected by hand.
            if (File.Exists(path))
                throw new MillraceException($"The file {path} exists. Remove it, or name another one with --output.");
            await SchemaFile.CreateAsync(path, source, cancellation).ConfigureAwait(false);
        }

        if (parsed.GetValue(_json))
        {
            SchemaSourceDocument document = new() { Data = Path.GetFullPath(parsed.GetRequiredValue(_file)), Source = source, Written = path };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.SchemaSourceDocument));
        }
        else if (path is null)
        {
            await context.Console.Output.WriteAsync(source).ConfigureAwait(false);
        }

        if (path is not null)
            context.Console.Messages.Line($"Wrote {path}. Mark columns that may harm a person as [Sensitive].", Tone.Good);
        return ExitCodes.Success;
    }

    private static async Task<string> InferAsync(string file, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        try
        {
            return await SchemaInference.InferAsync(file, options, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException error) when (error.ParamName is not null)
        {
            throw new UsageException(error.Message);
        }
    }

    private static string? Identifier(ParseResult parsed, Option<string> option, Func<string, bool> isValid, string otherwise) =>
        parsed.GetValue(option) is not { } name || isValid(name)
            ? parsed.GetValue(option)
            : throw new UsageException($"'{name}' is not a value for '{option.Name}': it is {otherwise}.");
}
