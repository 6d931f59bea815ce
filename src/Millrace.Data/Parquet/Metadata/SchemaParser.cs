using System.Collections.Immutable;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads the schema of a footer: a list of fields in which each group says how many of the next are its own.</summary>
internal static class SchemaParser
{
    private const int MaxDepth = 64;
    private const int MaxTypeLength = 1 << 20;

    /// <summary>Reads the list, which must be one tree.</summary>
    public static SchemaNode Read(ref CompactReader reader, CompactType type)
    {
        int left = reader.ReadList(type, CompactType.Struct);
        SchemaNode root = ReadNode(ref reader, ref left, 0);
        if (root.Type is not null)
            throw new ParquetFault("the schema's root is a column");
        return left == 0 ? root : throw new ParquetFault($"the schema lists {left} fields that no group counts");
    }

    private static SchemaNode ReadNode(ref CompactReader reader, ref int left, int depth)
    {
        if (left-- == 0)
            throw new ParquetFault("the schema lists fewer fields than its groups count");
        if (depth > MaxDepth)
            throw new ParquetFault($"the schema is nested deeper than {MaxDepth} levels");
        SchemaElement element = ReadElement(ref reader);
        string name = element.Name ?? throw new ParquetFault("a field of the schema has no name");
        Repetition repetition = element.Repetition switch
        {
            >= 0 and <= 2 => (Repetition)element.Repetition,
            null => Repetition.Required,
            _ => throw new ParquetFault($"the schema has the repetition {element.Repetition} at \"{name}\""),
        };
        if (element.Type is null)
            return new SchemaNode(name, repetition, ReadChildren(ref reader, ref left, element.Children, depth), element.LogicalOf(null, 0), element.FieldId);
        if (element.Children > 0)
            throw new ParquetFault($"the schema has a type and {element.Children} fields at \"{name}\"");
        var type = (PhysicalType)element.Type;
        if (!Enum.IsDefined(type))
            throw ParquetFault.Unsupported($"the type {element.Type} of \"{name}\"");
        int length = type == PhysicalType.FixedLengthByteArray ? element.TypeLength : 0;
        if (type == PhysicalType.FixedLengthByteArray && length is <= 0 or > MaxTypeLength)
            throw new ParquetFault($"the schema has values of {length} bytes at \"{name}\"");
        return new SchemaNode(name, repetition, type, length, element.LogicalOf(type, length), element.FieldId);
    }

    private static ImmutableArray<SchemaNode> ReadChildren(ref CompactReader reader, ref int left, int count, int depth)
    {
        if (count < 0)
            throw new ParquetFault($"a group of the schema counts {count} fields");
        if (count == 0)
            return [];
        var children = new List<SchemaNode>();
        for (int i = 0; i < count; i++)
            children.Add(ReadNode(ref reader, ref left, depth + 1));
        return [.. children];
    }

    private static SchemaElement ReadElement(ref CompactReader reader)
    {
        SchemaElement element = default;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (field)
            {
                case 1:
                    element.Type = reader.ReadInt32(type);
                    break;
                case 2:
                    element.TypeLength = reader.ReadInt32(type);
                    break;
                case 3:
                    element.Repetition = reader.ReadInt32(type);
                    break;
                case 4:
                    element.Name = Encoding.UTF8.GetString(reader.ReadBinary(type));
                    break;
                case 5:
                    element.Children = reader.ReadInt32(type);
                    break;
                case 6:
                    element.Converted = reader.ReadInt32(type);
                    break;
                case 7:
                    element.Scale = reader.ReadInt32(type);
                    break;
                case 8:
                    element.Precision = reader.ReadInt32(type);
                    break;
                case 9:
                    element.FieldId = reader.ReadInt32(type);
                    break;
                case 10:
                    CompactReader.ExpectStruct(type);
                    element.Logical = LogicalTypeFormat.Read(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return element;
    }

    private struct SchemaElement
    {
        public int? Type;
        public int TypeLength;
        public int? Repetition;
        public string? Name;
        public int Children;
        public int? Converted;
        public int Scale;
        public int Precision;
        public int? FieldId;
        public LogicalType Logical;

        public readonly LogicalType LogicalOf(PhysicalType? type, int length)
        {
            if (Logical.Kind != LogicalKind.None && Logical.Fits(type, length))
                return Logical;
            LogicalType older = Converted is { } converted ? LogicalTypeFormat.OfConverted(converted, Precision, Scale) : default;
            if (older.Fits(type, length))
                return older;

            // Without its scale a decimal would be another number.
            LogicalType invalid = Logical.IsDecimalOf(type) ? Logical : older;
            return invalid.IsDecimalOf(type) ? LogicalType.InvalidDecimal(invalid.Precision, invalid.Scale) : default;
        }
    }
}
