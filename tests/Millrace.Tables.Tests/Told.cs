using Millrace.Data;

namespace Millrace.Tables.Tests;

/// <summary>Rows as texts that are equal where all values are, elements of lists included.</summary>
internal static class Told
{
    public static async Task<string[]> RowsAsync<T>(Dataset<T> rows)
        where T : struct, ISchema<T>
    {
        var told = new List<string>();
        await foreach (Batch<T> batch in rows.ReadAsync())
        {
            for (int i = 0; i < batch.Count; i++)
                told.Add(string.Join('|', batch.Columns.Select(column => column.FormatText(i) ?? "∅")));
        }

        return [.. told];
    }

    public static Task<string[]> RowsAsync<T>(IEnumerable<T> rows)
        where T : struct, ISchema<T> => RowsAsync(Dataset.Of(rows));
}
