using System.Collections.Immutable;
using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The option that chooses columns of what is shown.</summary>
internal sealed class ColumnsOption
{
    private const string Name = "--columns";

    /// <summary>The option.</summary>
    public Option<string[]> Option { get; } = new(Name)
    {
        Description = "Shows these columns only, in this order: names with commas between them. May be given several times.",
        HelpName = "names",
    };

    /// <summary>The columns that are wanted, of those that there are.</summary>
    /// <exception cref="UsageException">There is no column of a name.</exception>
    public ArtifactPreview Choose(ParseResult parsed, ArtifactPreview preview)
    {
        if (parsed.GetValue(Option) is not { Length: > 0 } wanted)
            return preview;
        int[] chosen = [.. wanted.SelectMany(text => Split(text, preview.Columns)).Select(name => Find(name, preview.Columns))];
        return preview with
        {
            Columns = [.. chosen.Select(column => preview.Columns[column])],
            Rows = [.. preview.Rows.Select(row => chosen.Select(column => row[column]).ToImmutableArray())],
        };
    }

    /// <summary>The names that are wanted, of those that there are; all where the option is not given.</summary>
    /// <exception cref="UsageException">There is no column of a name.</exception>
    public ImmutableArray<string> Choose(ParseResult parsed, ImmutableArray<string> columns) => parsed.GetValue(Option) is { Length: > 0 } wanted
        ? [.. wanted.SelectMany(text => Split(text, columns)).Select(name => columns[Find(name, columns)])]
        : columns;

    // A name may have commas of its own.
    private static string[] Split(string text, ImmutableArray<string> columns) =>
        columns.Contains(text) ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Find(string name, ImmutableArray<string> columns) => columns.IndexOf(name) is >= 0 and var column
        ? column
        : throw new UsageException($"'{name}' is not a value for '{Name}': the columns are {string.Join(", ", columns)}.{NearestName.Proposal(name, columns)}");
}
