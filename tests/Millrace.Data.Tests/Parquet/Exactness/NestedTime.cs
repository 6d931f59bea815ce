using ParquetSharp;
using ParquetSharp.Schema;

namespace Millrace.Data.Tests.Files;

using LogicalType = ParquetSharp.LogicalType;
using PhysicalType = ParquetSharp.PhysicalType;
using Repetition = ParquetSharp.Repetition;
using TimeUnit = ParquetSharp.TimeUnit;

/// <summary>A file of one row with a structure "deep" that holds a time of day "at" in nanoseconds.</summary>
internal static class NestedTime
{
    public static void Write(string path, long nanoseconds)
    {
        using var at = new PrimitiveNode("at", Repetition.Required, LogicalType.Time(false, TimeUnit.Nanos), PhysicalType.Int64);
        using var deep = new GroupNode("deep", Repetition.Required, [at]);
        using var schema = new GroupNode("schema", Repetition.Required, [deep]);
        using var builder = new WriterPropertiesBuilder();
        using WriterProperties properties = builder.Build();
        using var writer = new ParquetSharp.ParquetFileWriter(path, schema, properties);
        using (RowGroupWriter group = writer.AppendRowGroup())
        {
            using var column = (ColumnWriter<long>)group.NextColumn();
            column.WriteBatch([nanoseconds]);
        }

        writer.Close();
    }
}
