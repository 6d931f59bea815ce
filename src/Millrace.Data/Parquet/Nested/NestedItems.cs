namespace Millrace.Data;

/// <summary>What the values of a nested column's leaf are read into.</summary>
internal static class NestedItems
{
    /// <summary>An empty column of the leaf's natural type and what reads into it.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="column">The nested column.</param>
    /// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise only timestamps fit, which become texts.</param>
    public static (Column Items, ValueReader Values) Create(LeafColumn leaf, ColumnInfo column, bool truncatesTimes)
    {
        var info = new ColumnInfo(leaf.ToString(), column.Member, ParquetTypes.NaturalType(leaf), IsNullable: true) { IsSensitive = column.IsSensitive };
        if (leaf.Logical.Kind == LogicalKind.Timestamp)
            return (new ValueColumn<long>(info, 0, new TimestampText(leaf.Logical.Unit)), new FixedReader<long, long, SameBits<long, long>>(default));
        Column items = LooseBatch.CreateColumn(info);
        return (items, ValueReaders.Create(leaf, items, truncatesTimes)!);
    }
}
