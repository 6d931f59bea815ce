using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Definition levels: Parquet's way to say which rows have a value. Scratch memory that grows.</summary>
internal sealed class Levels
{
    private int[] _levels = [];

    /// <summary>Memory for so many rows, its content unspecified.</summary>
    public Memory<int> Rent(int rows)
    {
        if (_levels.Length < rows)
            _levels = new int[rows];
        return _levels.AsMemory(0, rows);
    }

    /// <summary>1 for each present row of a nullable column and 0 for each missing one; null where the column is not nullable.</summary>
    public ReadOnlyMemory<int>? Of(Column column)
    {
        if (!column.Info.IsNullable)
            return null;
        Memory<int> memory = Rent(column.Count);
        Span<int> levels = memory.Span;
        levels.Fill(1);
        if (column.MissingCount > 0)
        {
            for (int i = 0; i < levels.Length; i++)
            {
                if (column.IsMissing(i))
                    levels[i] = 0;
            }
        }

        return memory;
    }

    /// <summary>Reads a row group's values without gaps and, where the field has them, its levels.</summary>
    /// <returns>The levels, empty where each row has a value, and how many values there are.</returns>
    /// <exception cref="DataException">A value is missing, and the column is not nullable.</exception>
    public async ValueTask<(ReadOnlyMemory<int> Levels, int Present)> ReadAsync<T>(
        ParquetRowGroupReader reader, DataField field, ColumnInfo column, Memory<T> values, ParquetPlace place, CancellationToken cancellation)
        where T : struct
    {
        if (field.MaxDefinitionLevel == 0)
        {
            await reader.ReadRawAsync(field, values, null, null, cancellation).ConfigureAwait(false);
            return (default, values.Length);
        }

        Memory<int> levels = Rent(values.Length);
        await reader.ReadRawAsync(field, values, levels, null, cancellation).ConfigureAwait(false);
        int present = levels.Span.Count(field.MaxDefinitionLevel);
        if (present == values.Length)
            return (default, present);
        return column.IsNullable ? (levels, present) : throw place.Missing(column, levels.Span.IndexOfAnyExcept(field.MaxDefinitionLevel));
    }
}
