using CsCheck;

namespace Millrace.Compiler.Tests.Schemas;

/// <summary>Schemas without a program: declarations as the parser would make them.</summary>
internal static class Columns
{
    /// <summary>Distinct names of members.</summary>
    public static Gen<string[]> Names { get; } = Gen.Int[0, 30].Array[0, 12].Select(static each => each.Distinct().Select(static i => $"M{i}").ToArray());

    public static ColumnDeclaration Column(string member, string? name = null, ColumnKind kind = ColumnKind.Single) =>
        new() { Member = member, Name = name ?? member, Kind = kind, ValueType = kind == ColumnKind.Text ? "string" : "float", TypeName = "float" };

    public static SchemaDeclaration Schema(string name, params IEnumerable<ColumnDeclaration> columns)
    {
        EquatableArray<ColumnDeclaration> properties = columns.ToEquatableArray();
        return new SchemaDeclaration
        {
            Type = new TypeDeclaration { Name = name, Keyword = "record struct", Type = new TypeRef("global::" + name, default) },
            Name = name,
            Properties = properties,
            Members = properties.Select(static each => new Named(each.Member, each.Location)).ToEquatableArray(),
        };
    }

    public static SchemaDeclaration From(this SchemaDeclaration schema, SchemaDeclaration nearest, params IEnumerable<string> without) => schema with
    {
        From = new Named(nearest.Name, default),
        FromIsSchema = true,
        Bases = new([Base(nearest), .. nearest.Bases]),
        Without = without.Select(static each => new Named(each, default)).ToEquatableArray(),
    };

    public static SchemaModel Compile(this SchemaDeclaration schema)
    {
        SchemaResult result = SchemaCompiler.Compile(schema, hasData: true);
        Assert.Empty(result.Findings);
        return result.Model!;
    }

    private static BaseDeclaration Base(SchemaDeclaration schema) => new() { Name = schema.Name, Type = "global::" + schema.Name, Columns = schema.Compile().Columns };
}
