using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The numbers that code of one's own makes of texts. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCustomTexts
{
    private static readonly ColumnInfo s_info = new("text", "Text", ColumnType.Text, true);

    [ThreadStatic]
    private static Column[]? t_columns;

    private readonly IRowTexts _stage;
    private readonly ImmutableArray<int> _places;

    internal RowCustomTexts(IRowTexts stage, int columns) => (_stage, _places) = (stage, [.. Enumerable.Range(0, columns)]);

    /// <summary>How many numbers there are.</summary>
    public int Width => _stage.Width;

    /// <summary>Computes the numbers.</summary>
    /// <param name="texts">The row's texts, one a column; null is missing.</param>
    /// <param name="lanes">Receives <see cref="Width"/> numbers; NaN is missing.</param>
    /// <exception cref="DataException">A text is no valid Unicode: half a surrogate pair stands alone.</exception>
    public void Read(ReadOnlySpan<string?> texts, Span<double> lanes)
    {
        // The code may compute other features of such a row meanwhile; they get columns of their own.
        Column[]? columns = t_columns;
        t_columns = null;
        if (columns is null || columns.Length < texts.Length)
            columns = [.. _places.Select(static _ => new TextColumn(s_info, capacity: 1))];
        for (int i = 0; i < texts.Length; i++)
            ((TextColumn)columns[i]).Append(texts[i]);
        _stage.Read(new TextRows(columns, _places.AsSpan(), first: 0, count: 1), lanes);
        for (int i = 0; i < texts.Length; i++)
            columns[i].Clear();
        t_columns = columns;
    }

    /// <summary>Computes the numbers of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns, all of texts.</param>
    /// <param name="lanes">Receives <see cref="Width"/> lanes; NaN is missing.</param>
    public void Read(in FeatureRows rows, ReadOnlySpan<Column> columns, Span<double> lanes)
    {
        var texts = new TextRows(columns, _places.AsSpan(), rows.First, rows.Count);
        if (Width == 1)
        {
            _stage.Read(texts, lanes);
            return;
        }

        double[] rented = ArrayPool<double>.Shared.Rent(lanes.Length);
        try
        {
            Span<double> made = rented.AsSpan(0, lanes.Length);
            _stage.Read(texts, made);
            Lanes.FromRows(rows.Count, made, lanes);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }
}
