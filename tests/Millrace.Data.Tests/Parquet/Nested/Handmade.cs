using ParquetSharp;
using ParquetSharp.Schema;
using SharpRepetition = ParquetSharp.Repetition;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Writes files whose schemas and levels no program writes today.</summary>
internal static class Handmade
{
    public static PrimitiveNode Int(string name, SharpRepetition repetition) =>
        new(name, repetition, ParquetSharp.LogicalType.None(), ParquetSharp.PhysicalType.Int32);

    public static GroupNode Group(string name, SharpRepetition repetition, params Node[] fields) => new(name, repetition, fields);

    public static GroupNode List(string name, SharpRepetition repetition, params Node[] fields) =>
        new(name, repetition, fields, ParquetSharp.LogicalType.List());

    public static GroupNode Map(string name, Node entry) => new(name, SharpRepetition.Required, [entry], ParquetSharp.LogicalType.Map());

    /// <summary>Writes one row group with the levels as they are given.</summary>
    public static void Write(string path, Node field, params (short[] Definitions, short[] Repetitions, int[] Values)[] leaves)
    {
        using var schema = new GroupNode("schema", SharpRepetition.Required, [field]);
        using var properties = new WriterPropertiesBuilder().Compression(Compression.Uncompressed).Build();
        using var file = new ParquetSharp.ParquetFileWriter(path, schema, properties);
        using (ParquetSharp.RowGroupWriter group = file.AppendRowGroup())
        {
            foreach ((short[] definitions, short[] repetitions, int[] values) in leaves)
            {
                using var writer = (ColumnWriter<int>)group.NextColumn();
                writer.WriteBatch(definitions.Length, definitions, repetitions, values);
            }
        }

        file.Close();
    }
}
