using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Questions;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>data diff</c>: how two versions of data differ.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DataDiffCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string> _before = new("before") { Description = $"The earlier version: {DataReference.Form}." };
    private readonly Argument<string> _after = new("after") { Description = "The later version, named likewise." };
    private readonly ColumnsOption _columns = new();
    private readonly Option<bool> _all = new("--all") { Description = "Shows columns that are the same as well." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command diff = new("diff", "Compares two versions of data by what the store knows of them, without reading rows: columns, rows, missing values, ends and "
            + "whether the values are the same. Files that runs read stand for the dataset that was made of them. Means and numbers of distinct values are not "
            + "known. Exits with 0 where they differ, too; sensitive values are masked.") { _before, _after, _columns.Option, _all, _json };
        diff.SetAction(ExecuteAsync);
        return diff;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        DataReference before = store.ResolveData(parsed.GetRequiredValue(_before)), after = store.ResolveData(parsed.GetRequiredValue(_after));
        var comparison = new DataComparison(store, new StoredTables(context, store));
        DataDiffDocument document = await comparison.CompareAsync(before, after, names => _columns.Choose(parsed, names), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.DataDiffDocument));
        else
            DataDiffReport.Write(context.Console.Results, document, parsed.GetValue(_all) || parsed.GetValue(_columns.Option) is { Length: > 0 });
        return ExitCodes.Success;
    }
}
