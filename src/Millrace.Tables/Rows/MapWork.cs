using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows each of which becomes one of another schema.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="map">Makes a row of a row.</param>
/// <param name="code">What that is called.</param>
/// <param name="writer">Takes the rows.</param>
internal sealed class MapWork<TFrom, TTo>(RowMapping<TFrom, TTo> map, string code, DatasetWriter<TTo> writer) : ExpansionWork<TFrom, TTo>(code, writer)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    /// <inheritdoc/>
    protected override void Call(int index)
    {
        TFrom row = Rows[index];
        Add(map(in row));
    }
}
