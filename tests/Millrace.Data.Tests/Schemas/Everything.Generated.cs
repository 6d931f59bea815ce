using System.Collections.Immutable;

namespace Millrace.Data.Tests;

public partial record struct Everything : ISchema<Everything>
{
    public static SchemaInfo Schema { get; } = new("Everything", [
        new ColumnInfo("boolean", "BooleanValue", ColumnType.Boolean, false), new ColumnInfo("maybe boolean", "MaybeBoolean", ColumnType.Boolean, true),
        new ColumnInfo("sbyte", "SByteValue", ColumnType.SByte, false), new ColumnInfo("maybe sbyte", "MaybeSByte", ColumnType.SByte, true),
        new ColumnInfo("byte", "ByteValue", ColumnType.Byte, false), new ColumnInfo("maybe byte", "MaybeByte", ColumnType.Byte, true),
        new ColumnInfo("int16", "Int16Value", ColumnType.Int16, false), new ColumnInfo("maybe int16", "MaybeInt16", ColumnType.Int16, true),
        new ColumnInfo("uint16", "UInt16Value", ColumnType.UInt16, false), new ColumnInfo("maybe uint16", "MaybeUInt16", ColumnType.UInt16, true),
        new ColumnInfo("int32", "Int32Value", ColumnType.Int32, false), new ColumnInfo("maybe int32", "MaybeInt32", ColumnType.Int32, true),
        new ColumnInfo("uint32", "UInt32Value", ColumnType.UInt32, false), new ColumnInfo("maybe uint32", "MaybeUInt32", ColumnType.UInt32, true),
        new ColumnInfo("int64", "Int64Value", ColumnType.Int64, false), new ColumnInfo("maybe int64", "MaybeInt64", ColumnType.Int64, true),
        new ColumnInfo("uint64", "UInt64Value", ColumnType.UInt64, false), new ColumnInfo("maybe uint64", "MaybeUInt64", ColumnType.UInt64, true),
        new ColumnInfo("single", "SingleValue", ColumnType.Single, false), new ColumnInfo("maybe single", "MaybeSingle", ColumnType.Single, true),
        new ColumnInfo("double", "DoubleValue", ColumnType.Double, false), new ColumnInfo("maybe double", "MaybeDouble", ColumnType.Double, true),
        new ColumnInfo("decimal", "DecimalValue", ColumnType.Decimal, false), new ColumnInfo("maybe decimal", "MaybeDecimal", ColumnType.Decimal, true),
        new ColumnInfo("datetime", "DateTimeValue", ColumnType.DateTime, false), new ColumnInfo("maybe datetime", "MaybeDateTime", ColumnType.DateTime, true),
        new ColumnInfo("date", "DateValue", ColumnType.Date, false), new ColumnInfo("maybe date", "MaybeDate", ColumnType.Date, true),
        new ColumnInfo("time", "TimeValue", ColumnType.Time, false), new ColumnInfo("maybe time", "MaybeTime", ColumnType.Time, true),
        new ColumnInfo("guid", "GuidValue", ColumnType.Guid, false), new ColumnInfo("maybe guid", "MaybeGuid", ColumnType.Guid, true),
        new ColumnInfo("text", "TextValue", ColumnType.Text, false), new ColumnInfo("maybe text", "MaybeText", ColumnType.Text, true),
        new ColumnInfo("enum", "EnumValue", ColumnType.Enum, false), new ColumnInfo("maybe enum", "MaybeEnum", ColumnType.Enum, true),
    ]);
    static Batch<Everything> ISchema<Everything>.CreateBatch(int capacity) => new Batch(capacity);
    public sealed class Batch(int capacity = 1024) : Millrace.Data.Batch<Everything>(CreateColumns(capacity))
    {
        public override Everything this[int index] => new() {
            BooleanValue = ((ValueColumn<bool>)Columns[0])[index], MaybeBoolean = ((ValueColumn<bool>)Columns[1]).GetNullable(index),
            SByteValue = ((ValueColumn<sbyte>)Columns[2])[index], MaybeSByte = ((ValueColumn<sbyte>)Columns[3]).GetNullable(index),
            ByteValue = ((ValueColumn<byte>)Columns[4])[index], MaybeByte = ((ValueColumn<byte>)Columns[5]).GetNullable(index),
            Int16Value = ((ValueColumn<short>)Columns[6])[index], MaybeInt16 = ((ValueColumn<short>)Columns[7]).GetNullable(index),
            UInt16Value = ((ValueColumn<ushort>)Columns[8])[index], MaybeUInt16 = ((ValueColumn<ushort>)Columns[9]).GetNullable(index),
            Int32Value = ((ValueColumn<int>)Columns[10])[index], MaybeInt32 = ((ValueColumn<int>)Columns[11]).GetNullable(index),
            UInt32Value = ((ValueColumn<uint>)Columns[12])[index], MaybeUInt32 = ((ValueColumn<uint>)Columns[13]).GetNullable(index),
            Int64Value = ((ValueColumn<long>)Columns[14])[index], MaybeInt64 = ((ValueColumn<long>)Columns[15]).GetNullable(index),
            UInt64Value = ((ValueColumn<ulong>)Columns[16])[index], MaybeUInt64 = ((ValueColumn<ulong>)Columns[17]).GetNullable(index),
            SingleValue = ((ValueColumn<float>)Columns[18])[index], MaybeSingle = ((ValueColumn<float>)Columns[19]).GetNullable(index),
            DoubleValue = ((ValueColumn<double>)Columns[20])[index], MaybeDouble = ((ValueColumn<double>)Columns[21]).GetNullable(index),
            DecimalValue = ((ValueColumn<decimal>)Columns[22])[index], MaybeDecimal = ((ValueColumn<decimal>)Columns[23]).GetNullable(index),
            DateTimeValue = ((ValueColumn<DateTime>)Columns[24])[index], MaybeDateTime = ((ValueColumn<DateTime>)Columns[25]).GetNullable(index),
            DateValue = ((ValueColumn<DateOnly>)Columns[26])[index], MaybeDate = ((ValueColumn<DateOnly>)Columns[27]).GetNullable(index),
            TimeValue = ((ValueColumn<TimeOnly>)Columns[28])[index], MaybeTime = ((ValueColumn<TimeOnly>)Columns[29]).GetNullable(index),
            GuidValue = ((ValueColumn<Guid>)Columns[30])[index], MaybeGuid = ((ValueColumn<Guid>)Columns[31]).GetNullable(index),
            TextValue = ((TextColumn)Columns[32])[index]!, MaybeText = ((TextColumn)Columns[33])[index],
            EnumValue = ((ValueColumn<Colour>)Columns[34])[index], MaybeEnum = ((ValueColumn<Colour>)Columns[35]).GetNullable(index),
        };
        public override void Add(in Everything row)
        {
            ((ValueColumn<bool>)Columns[0]).Append(row.BooleanValue); ((ValueColumn<bool>)Columns[1]).Append(row.MaybeBoolean);
            ((ValueColumn<sbyte>)Columns[2]).Append(row.SByteValue); ((ValueColumn<sbyte>)Columns[3]).Append(row.MaybeSByte);
            ((ValueColumn<byte>)Columns[4]).Append(row.ByteValue); ((ValueColumn<byte>)Columns[5]).Append(row.MaybeByte);
            ((ValueColumn<short>)Columns[6]).Append(row.Int16Value); ((ValueColumn<short>)Columns[7]).Append(row.MaybeInt16);
            ((ValueColumn<ushort>)Columns[8]).Append(row.UInt16Value); ((ValueColumn<ushort>)Columns[9]).Append(row.MaybeUInt16);
            ((ValueColumn<int>)Columns[10]).Append(row.Int32Value); ((ValueColumn<int>)Columns[11]).Append(row.MaybeInt32);
            ((ValueColumn<uint>)Columns[12]).Append(row.UInt32Value); ((ValueColumn<uint>)Columns[13]).Append(row.MaybeUInt32);
            ((ValueColumn<long>)Columns[14]).Append(row.Int64Value); ((ValueColumn<long>)Columns[15]).Append(row.MaybeInt64);
            ((ValueColumn<ulong>)Columns[16]).Append(row.UInt64Value); ((ValueColumn<ulong>)Columns[17]).Append(row.MaybeUInt64);
            ((ValueColumn<float>)Columns[18]).Append(row.SingleValue); ((ValueColumn<float>)Columns[19]).Append(row.MaybeSingle);
            ((ValueColumn<double>)Columns[20]).Append(row.DoubleValue); ((ValueColumn<double>)Columns[21]).Append(row.MaybeDouble);
            ((ValueColumn<decimal>)Columns[22]).Append(row.DecimalValue); ((ValueColumn<decimal>)Columns[23]).Append(row.MaybeDecimal);
            ((ValueColumn<DateTime>)Columns[24]).Append(row.DateTimeValue); ((ValueColumn<DateTime>)Columns[25]).Append(row.MaybeDateTime);
            ((ValueColumn<DateOnly>)Columns[26]).Append(row.DateValue); ((ValueColumn<DateOnly>)Columns[27]).Append(row.MaybeDate);
            ((ValueColumn<TimeOnly>)Columns[28]).Append(row.TimeValue); ((ValueColumn<TimeOnly>)Columns[29]).Append(row.MaybeTime);
            ((ValueColumn<Guid>)Columns[30]).Append(row.GuidValue); ((ValueColumn<Guid>)Columns[31]).Append(row.MaybeGuid);
            ((TextColumn)Columns[32]).Append(row.TextValue); ((TextColumn)Columns[33]).Append(row.MaybeText);
            ((ValueColumn<Colour>)Columns[34]).Append(row.EnumValue); ((ValueColumn<Colour>)Columns[35]).Append(row.MaybeEnum);
        }
        private static ImmutableArray<Column> CreateColumns(int capacity) => [
            new ValueColumn<bool>(Everything.Schema.Columns[0], capacity, ValueFormats.Boolean),
            new ValueColumn<bool>(Everything.Schema.Columns[1], capacity, ValueFormats.Boolean),
            new ValueColumn<sbyte>(Everything.Schema.Columns[2], capacity, ValueFormats.SByte),
            new ValueColumn<sbyte>(Everything.Schema.Columns[3], capacity, ValueFormats.SByte),
            new ValueColumn<byte>(Everything.Schema.Columns[4], capacity, ValueFormats.Byte),
            new ValueColumn<byte>(Everything.Schema.Columns[5], capacity, ValueFormats.Byte),
            new ValueColumn<short>(Everything.Schema.Columns[6], capacity, ValueFormats.Int16),
            new ValueColumn<short>(Everything.Schema.Columns[7], capacity, ValueFormats.Int16),
            new ValueColumn<ushort>(Everything.Schema.Columns[8], capacity, ValueFormats.UInt16),
            new ValueColumn<ushort>(Everything.Schema.Columns[9], capacity, ValueFormats.UInt16),
            new ValueColumn<int>(Everything.Schema.Columns[10], capacity, ValueFormats.Int32),
            new ValueColumn<int>(Everything.Schema.Columns[11], capacity, ValueFormats.Int32),
            new ValueColumn<uint>(Everything.Schema.Columns[12], capacity, ValueFormats.UInt32),
            new ValueColumn<uint>(Everything.Schema.Columns[13], capacity, ValueFormats.UInt32),
            new ValueColumn<long>(Everything.Schema.Columns[14], capacity, ValueFormats.Int64),
            new ValueColumn<long>(Everything.Schema.Columns[15], capacity, ValueFormats.Int64),
            new ValueColumn<ulong>(Everything.Schema.Columns[16], capacity, ValueFormats.UInt64),
            new ValueColumn<ulong>(Everything.Schema.Columns[17], capacity, ValueFormats.UInt64),
            new ValueColumn<float>(Everything.Schema.Columns[18], capacity, ValueFormats.Single),
            new ValueColumn<float>(Everything.Schema.Columns[19], capacity, ValueFormats.Single),
            new ValueColumn<double>(Everything.Schema.Columns[20], capacity, ValueFormats.Double),
            new ValueColumn<double>(Everything.Schema.Columns[21], capacity, ValueFormats.Double),
            new ValueColumn<decimal>(Everything.Schema.Columns[22], capacity, ValueFormats.Decimal),
            new ValueColumn<decimal>(Everything.Schema.Columns[23], capacity, ValueFormats.Decimal),
            new ValueColumn<DateTime>(Everything.Schema.Columns[24], capacity, ValueFormats.DateTime),
            new ValueColumn<DateTime>(Everything.Schema.Columns[25], capacity, ValueFormats.DateTime),
            new ValueColumn<DateOnly>(Everything.Schema.Columns[26], capacity, ValueFormats.Date),
            new ValueColumn<DateOnly>(Everything.Schema.Columns[27], capacity, ValueFormats.Date),
            new ValueColumn<TimeOnly>(Everything.Schema.Columns[28], capacity, ValueFormats.Time),
            new ValueColumn<TimeOnly>(Everything.Schema.Columns[29], capacity, ValueFormats.Time),
            new ValueColumn<Guid>(Everything.Schema.Columns[30], capacity, ValueFormats.Guid),
            new ValueColumn<Guid>(Everything.Schema.Columns[31], capacity, ValueFormats.Guid),
            new TextColumn(Everything.Schema.Columns[32], capacity),
            new TextColumn(Everything.Schema.Columns[33], capacity),
            new ValueColumn<Colour>(Everything.Schema.Columns[34], capacity, ValueFormats.Enum<Colour>()),
            new ValueColumn<Colour>(Everything.Schema.Columns[35], capacity, ValueFormats.Enum<Colour>()),
        ];
    }
}
