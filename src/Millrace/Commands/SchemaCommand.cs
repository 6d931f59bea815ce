using System.CommandLine;
using System.Globalization;
using Millrace.Data;
using Millrace.Output;

namespace Millrace.Commands;

/// <summary><c>schema infer</c>: a C# schema for a file.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaCommand(ProgramContext context)
{
    private readonly Argument<string> _file = new("file") { Description = "A file of CSV, JSON lines or Parquet, or a folder of such files." };
    private readonly Option<string> _name = new("--name") { Description = "The schema's name. (default: made of the file's name)", HelpName = "name" };
    private readonly Option<string> _namespace = new("--namespace") { Description = "The namespace. (default none)", HelpName = "name" };
    private readonly Option<string> _output = new("--output") { Description = "A new file to write to. (default: standard output)", HelpName = "path" };

    private readonly DialectOptions _dialect = new();

    private readonly Option<string> _rows = new("--rows")
    {
        Description = "How many rows are read at most; a later row may then hold what the schema rules out. (default all)",
        HelpName = "whole number",
    };

    public Command Create()
    {
        Command infer = new("infer", "Writes a C# schema for a file of CSV, JSON lines or Parquet, to be kept with the code and corrected by hand.")
        {
            _file, _name, _namespace, _output, _rows,
        };
        _dialect.AddTo(infer);
        infer.SetAction(InferAsync);
        return new Command("schema", "Schemas as C# source.") { infer };
    }

    private async Task<int> InferAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SchemaInferenceOptions options = new()
        {
            Name = Identifier(parsed, _name, SchemaInferenceOptions.IsName, "no name that a schema can have in C#"),
            Namespace = Identifier(parsed, _namespace, SchemaInferenceOptions.IsNamespace, "no namespace in C#"),
            MaxRows = Rows(parsed),
            Csv = _dialect.Read(parsed),
            FindsDelimiter = !_dialect.HasDelimiter(parsed),
        };
        string source = await InferAsync(parsed.GetRequiredValue(_file), options, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_output) is not { } path)
        {
            await context.Console.Output.WriteAsync(source).ConfigureAwait(false);
            return ExitCodes.Success;
        }

        // What stands in a file may have been corrected by hand.
        if (File.Exists(path))
            throw new MillraceException($"The file {Path.GetFullPath(path)} exists. Remove it, or name another one with --output.");

        await WriteAsync(Path.GetFullPath(path), source, cancellation).ConfigureAwait(false);
        context.Console.Messages.Line($"Wrote {Path.GetFullPath(path)}. Mark columns that may harm a person as [Sensitive].", Tone.Good);
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

    // Under its name the file is there as a whole or not at all.
    private static async Task WriteAsync(string path, string source, CancellationToken cancellation)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                await File.WriteAllTextAsync(unfinished, source, cancellation).ConfigureAwait(false);
                File.Move(unfinished, path, overwrite: false);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be written: {error.Message}", error);
        }
    }

    private long? Rows(ParseResult parsed) => parsed.GetValue(_rows) switch
    {
        null => null,
        { } text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long rows) && rows >= 1
            ? rows
            : throw new UsageException($"'{text}' is not a value for '--rows': expected a whole number from 1."),
    };

    private static string? Identifier(ParseResult parsed, Option<string> option, Func<string, bool> isValid, string otherwise) =>
        parsed.GetValue(option) is not { } name || isValid(name)
            ? parsed.GetValue(option)
            : throw new UsageException($"'{name}' is not a value for '{option.Name}': it is {otherwise}.");
}
