using Millrace.Data;

namespace Millrace.Features;

/// <summary>A column of a row key. Generated.</summary>
/// <param name="Column">The column, as rows have it.</param>
/// <param name="Create">Makes an empty column of a capacity.</param>
public sealed record RowKeyColumn(ColumnInfo Column, Func<ColumnInfo, int, Column> Create);
