using System.Reflection;
using Parquet;
using Parquet.Schema;
using NetStatistics = Parquet.Meta.Statistics;

namespace Millrace.Data.Tests.Files;

/// <summary>Reads with Parquet.Net.</summary>
internal static class NetReader
{
    private static readonly MethodInfo s_read = typeof(NetReader).GetMethod(nameof(ReadColumnAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Reads the columns that it can; in the place of another there is null.</summary>
    public static async Task<List<string>?[]> ReadAsync(string path, SchemaInfo schema, Func<ColumnInfo, bool> canRead)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(path);
        DataField[] fields = reader.Schema.GetDataFields();
        List<string>?[] columns = [.. schema.Columns.Select(column => canRead(column) ? new List<string>() : null)];
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            for (int c = 0; c < fields.Length; c++)
            {
                if (columns[c] is not { } column)
                    continue;
                Type type = fields[c].ClrType == typeof(string) ? typeof(ReadOnlyMemory<char>)
                    : fields[c].ClrType == typeof(byte[]) ? typeof(ReadOnlyMemory<byte>)
                    : fields[c].ClrType;
                column.AddRange(await (Task<List<string>>)s_read.MakeGenericMethod(type).Invoke(null, [group, fields[c], schema.Columns[c]])!);
            }
        }

        return columns;
    }

    /// <summary>The statistics of each row group and column.</summary>
    public static async Task<Dictionary<(long Group, long Column), NetStatistics?>> StatisticsAsync(string path)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(path);
        DataField[] fields = reader.Schema.GetDataFields();
        var all = new Dictionary<(long, long), NetStatistics?>();
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            for (int c = 0; c < fields.Length; c++)
                all.Add((i, c), group.GetMetadata(fields[c])!.MetaData!.Statistics);
        }

        return all;
    }

    private static async Task<List<string>> ReadColumnAsync<T>(ParquetRowGroupReader group, DataField field, ColumnInfo column)
        where T : struct
    {
        int slots = checked((int)group.GetMetadata(field)!.MetaData!.NumValues);
        var values = new T[slots];
        int[] definitions = new int[field.MaxDefinitionLevel > 0 ? slots : 0];
        int[] repetitions = new int[field.MaxRepetitionLevel > 0 ? slots : 0];

        // What is null here must be so: an empty memory is something else.
        Memory<int>? levels = null;
        Memory<int>? repeats = null;
        if (definitions.Length > 0)
            levels = definitions;
        if (repetitions.Length > 0)
            repeats = repetitions;
        if (slots > 0)
            await group.ReadRawAsync<T>(field, values, levels, repeats);
        if (column.Type != ColumnType.List)
        {
            return field.MaxDefinitionLevel == 0
                ? [.. values.Select(value => Shown.Of(value, column))]
                : [.. Items(values, definitions, 1, column)];
        }

        // A list that is there and empty is one level above one that is not; so is an element above an empty list.
        int empty = column.IsNullable ? 1 : 0;
        int most = empty + (column.Item!.IsNullable ? 2 : 1);
        List<string> items = [.. Items(values, definitions, most, column.Item)];
        List<string> rows = [];
        for (int i = 0; i < definitions.Length;)
        {
            int start = i++;
            while (i < definitions.Length && repetitions[i] > 0)
                i++;
            rows.Add(definitions[start] < empty ? Shown.Missing
                : definitions[start] == empty ? "[]"
                : $"[{string.Join(", ", items[start..i])}]");
        }

        return rows;
    }

    private static IEnumerable<string> Items<T>(T[] values, int[] definitions, int most, ColumnInfo column)
    {
        int next = 0;
        foreach (int definition in definitions)
            yield return definition == most ? Shown.Of(values[next++], column) : Shown.Missing;
    }
}
