using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Texts of a row group in scratch memory, with their levels.</summary>
internal sealed class TextPages
{
    private readonly Levels _levels = new();
    private ReadOnlyMemory<char>[] _texts = [];

    /// <summary>Scratch memory for so many texts.</summary>
    public ReadOnlyMemory<char>[] Rent(int rows)
    {
        if (_texts.Length < rows)
            _texts = new ReadOnlyMemory<char>[rows];
        return _texts;
    }

    /// <summary>Writes the first texts, one a present row of the column.</summary>
    public Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, int present, CancellationToken cancellation) =>
        writer.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, _texts.AsMemory(0, present), _levels.Of(column), null, cancellation);

    /// <summary>Reads a row group's texts and hands them to the column one by one.</summary>
    public async ValueTask ReadAsync(
        ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation)
    {
        Rent(place.Rows);
        (ReadOnlyMemory<int> levels, int _) =
            await _levels.ReadAsync(reader, field, column.Info, _texts.AsMemory(0, place.Rows), place, cancellation).ConfigureAwait(false);
        Append(column, levels.Span, field.MaxDefinitionLevel, place);
        Array.Clear(_texts, 0, place.Rows);
    }

    private void Append(Column column, ReadOnlySpan<int> levels, int presentLevel, ParquetPlace place)
    {
        int next = 0;
        for (int row = 0; row < place.Rows; row++)
        {
            if (!levels.IsEmpty && levels[row] != presentLevel)
            {
                column.AppendMissing();
                continue;
            }

            ReadOnlySpan<char> text = _texts[next++].Span;
            if (!column.TryAppendText(text))
                throw place.Unreadable(column, row, text);
        }
    }
}
