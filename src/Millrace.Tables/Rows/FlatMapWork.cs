using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows each of which becomes none, one or many of another schema.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
internal sealed class FlatMapWork<TFrom, TTo> : ExpansionWork<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    private readonly RowExpansion<TFrom, TTo> _map;
    private readonly RowOutput<TTo> _output;

    /// <summary>Creates the work.</summary>
    /// <param name="map">Makes rows of a row.</param>
    /// <param name="code">What that is called.</param>
    /// <param name="writer">Takes the rows.</param>
    public FlatMapWork(RowExpansion<TFrom, TTo> map, string code, DatasetWriter<TTo> writer)
        : base(code, writer)
    {
        _map = map;
        _output = new RowOutput<TTo>(this);
    }

    /// <inheritdoc/>
    protected override void Call(int index)
    {
        TFrom row = Rows[index];
        _map(in row, _output);
    }
}
