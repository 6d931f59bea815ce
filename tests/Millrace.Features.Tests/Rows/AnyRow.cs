using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row with one nullable column of every type that can be a feature, named like it, and its values as texts.</summary>
internal readonly record struct AnyRow(ImmutableArray<string?> Values) : ISchema<AnyRow>
{
    public static SchemaInfo Schema { get; } = new(
        "AnyRow",
        [.. Enum.GetValues<ColumnType>().Where(static type => type <= ColumnType.Enum).Select(static type => new ColumnInfo(type.ToString(), type.ToString(), type, true))]);

    static Batch<AnyRow> ISchema<AnyRow>.CreateBatch(int capacity) => new Batch(capacity);

    /// <summary>Rows that have values in one column and nothing in the others.</summary>
    public static Batch Of(ColumnType type, params string?[] values)
    {
        var batch = new Batch(4);
        foreach (string? value in values)
            batch.Add(new AnyRow([.. Schema.Columns.Select(column => column.Type == type ? value : null)]));
        return batch;
    }

    internal sealed class Batch(int capacity) : Batch<AnyRow>([.. AnyRow.Schema.Columns.Select(column => Create(column, capacity))])
    {
        public override AnyRow this[int index] => new([.. Columns.Select(column => column.FormatText(index))]);

        public override void Add(in AnyRow row)
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                if (row.Values[i] is not { } text)
                    Columns[i].AppendMissing();
                else if (!Columns[i].TryAppendText(text))
                    throw new ArgumentException($"\"{text}\" is no {Columns[i].Info.Type}.");
            }
        }

        private static Column Create(ColumnInfo info, int capacity) => info.Type switch
        {
            ColumnType.Boolean => new ValueColumn<bool>(info, capacity, ValueFormats.Boolean),
            ColumnType.SByte => new ValueColumn<sbyte>(info, capacity, ValueFormats.SByte),
            ColumnType.Byte => new ValueColumn<byte>(info, capacity, ValueFormats.Byte),
            ColumnType.Int16 => new ValueColumn<short>(info, capacity, ValueFormats.Int16),
            ColumnType.UInt16 => new ValueColumn<ushort>(info, capacity, ValueFormats.UInt16),
            ColumnType.Int32 => new ValueColumn<int>(info, capacity, ValueFormats.Int32),
            ColumnType.UInt32 => new ValueColumn<uint>(info, capacity, ValueFormats.UInt32),
            ColumnType.Int64 => new ValueColumn<long>(info, capacity, ValueFormats.Int64),
            ColumnType.UInt64 => new ValueColumn<ulong>(info, capacity, ValueFormats.UInt64),
            ColumnType.Int128 => new ValueColumn<Int128>(info, capacity, ValueFormats.Int128),
            ColumnType.UInt128 => new ValueColumn<UInt128>(info, capacity, ValueFormats.UInt128),
            ColumnType.Half => new ValueColumn<Half>(info, capacity, ValueFormats.Half),
            ColumnType.Single => new ValueColumn<float>(info, capacity, ValueFormats.Single),
            ColumnType.Double => new ValueColumn<double>(info, capacity, ValueFormats.Double),
            ColumnType.Decimal => new ValueColumn<decimal>(info, capacity, ValueFormats.Decimal),
            ColumnType.DateTime => new ValueColumn<DateTime>(info, capacity, ValueFormats.DateTime),
            ColumnType.Date => new ValueColumn<DateOnly>(info, capacity, ValueFormats.Date),
            ColumnType.Time => new ValueColumn<TimeOnly>(info, capacity, ValueFormats.Time),
            ColumnType.Guid => new ValueColumn<Guid>(info, capacity, ValueFormats.Guid),
            ColumnType.Text => new TextColumn(info, capacity),
            ColumnType.Enum => new ValueColumn<Suit>(info, capacity, ValueFormats.Enum<Suit>()),
            _ => throw new ArgumentOutOfRangeException(nameof(info)),
        };
    }
}
