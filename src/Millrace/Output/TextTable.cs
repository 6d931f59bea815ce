using System.Collections.Immutable;

namespace Millrace.Output;

/// <summary>A table as a terminal shows it.</summary>
/// <param name="Columns">The columns; rows are as wide.</param>
/// <param name="Rows">The rows.</param>
internal sealed record TextTable(ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<Cell>> Rows);
