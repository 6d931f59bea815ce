using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A column that a method marked <see cref="ComputedAttribute"/> computes. Generated.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Column">The column; its name, <c>Speed()</c>, is what features call it.</param>
/// <param name="Reads">The names in files of the columns that the method reads.</param>
/// <param name="Create">Makes an empty column of a capacity.</param>
/// <param name="Fill">Adds the value of each of so many rows of <see cref="ComputedRows"/>'s batch to a column.</param>
public sealed record ComputedSource(
    string Method, ColumnInfo Column, ImmutableArray<string> Reads, Func<ColumnInfo, int, Column> Create, Action<Batch, int, Column> Fill)
{
    internal Column CreateColumn() => Create(Column, 1);
}
