using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The columns that methods of a feature set compute of a row. For one thread at a time; kept from row to row.</summary>
internal sealed class RowComputed
{
    private readonly FeatureDefinition _definition;
    private readonly ImmutableArray<Column> _columns;
    private readonly string _input;

    /// <param name="definition">The features.</param>
    /// <param name="rows">The rows that the methods take.</param>
    /// <param name="input">The name of the row that the features are computed from.</param>
    public RowComputed(FeatureDefinition definition, ComputedRows rows, string input)
    {
        (_definition, _input) = (definition, input);
        Row = rows.Create();
        _columns = [.. definition.Computed.Select(static each => each.CreateColumn())];
    }

    /// <summary>The row, as a batch in which only those columns have a value that methods read.</summary>
    public Batch Row { get; }

    /// <summary>A column that a method has computed, of one row.</summary>
    public Column this[int index] => _columns[index];

    /// <summary>Calls the methods.</summary>
    /// <exception cref="FeatureMethodException">A method has thrown an exception.</exception>
    public void Fill() => ComputedColumns.Fill(_definition, Row, (_input, 1), _columns.AsSpan());

    /// <summary>Lets go of the row's values.</summary>
    public void Clear()
    {
        Row.Clear();
        foreach (Column column in _columns)
            column.Clear();
    }
}
