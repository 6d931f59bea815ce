using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Says of sorted, grouped and joined rows how many there are, and whether they are as plain code makes them.</summary>
[Component]
public sealed partial class CheckTables
{
    public async Task<Value<string>> RunAsync(
        Dataset<FileRow> rows, Dataset<FileRow> sorted, Dataset<TextRows> groups, Dataset<RowPair> pairs, CancellationToken cancellation)
    {
        FileRow[] all = await rows.ToArrayAsync(cancellation).ConfigureAwait(false);
        bool isSorted = all.OrderBy(static row => row.Text, StringComparer.Ordinal)
            .SequenceEqual(await sorted.ToArrayAsync(cancellation).ConfigureAwait(false));
        bool isGrouped = all.GroupBy(static row => row.Text)
            .Select(static group => new TextRows { Text = group.Key, Rows = group.Count(), First = group.First().Number })
            .SequenceEqual(await groups.ToArrayAsync(cancellation).ConfigureAwait(false));
        ILookup<string, double> others = all.ToLookup(static row => row.Text, static row => row.Number);
        bool isJoined = all.SelectMany(row => others[row.Text].Select(other => new RowPair { Number = row.Number, Other = other }))
            .SequenceEqual(await pairs.ToArrayAsync(cancellation).ConfigureAwait(false));
        return Value.Of(FormattableString.Invariant(
            $"{sorted.RowCount} sorted {isSorted}, {groups.RowCount} grouped {isGrouped}, {pairs.RowCount} joined {isJoined}"));
    }
}
