using CsCheck;

namespace Millrace.Compiler.Tests.Schemas;

public sealed class SchemaCompilerTests
{
    [Fact]
    public void The_columns_are_those_of_the_base_without_the_left_out_ones_and_then_the_own() =>
        Gen.Select(Columns.Names, Gen.Int[0, 100]).Sample(static (names, seed) =>
        {
            var random = new Random(seed);
            string[] left = [.. names.Where(_ => random.Next(3) == 0)];
            SchemaDeclaration nearest = Columns.Schema("Base", names.Append("Kept").Select(static each => Columns.Column(each)));
            SchemaModel model = Columns.Schema("Derived", [Columns.Column("Own"), Columns.Column("Other")]).From(nearest, left).Compile();

            Assert.Equal([.. names.Except(left), "Kept", "Own", "Other"], model.Columns.Select(static each => each.Member));
            Assert.Equal(model.Columns.Count - 2, model.Columns.Count(static each => each.IsInherited));
            // A row can be read as one of the base exactly where it has all its columns.
            Assert.Equal(left.Length == 0, model.Projections.Any(static each => each.Method == "AsBase"));
        });

    [Fact]
    public void Of_columns_that_share_a_name_the_first_stays_and_each_other_is_reported_once() =>
        Gen.Int[0, 4].Array[1, 12].Sample(static names =>
        {
            SchemaResult result = SchemaCompiler.Compile(Columns.Schema("S", names.Select(static (name, i) => Columns.Column($"M{i}", $"c{name}"))), hasData: true);

            Assert.Equal(names.Distinct().Select(static each => $"c{each}"), result.Model!.Columns.Select(static each => each.Name));
            Assert.Equal(names.Length - names.Distinct().Count(), result.Findings.Count(static each => each.Rule == SchemaRules.DuplicateColumn));
        });

    [Fact]
    public void Projections_go_to_every_base_that_is_whole()
    {
        SchemaDeclaration first = Columns.Schema("First", Columns.Column("A"));
        SchemaDeclaration second = Columns.Schema("Second", Columns.Column("B")).From(first);
        SchemaDeclaration third = Columns.Schema("Third", Columns.Column("C")).From(second, "B");

        Assert.Equal(["AsFirst"], second.Compile().Projections.Select(static each => each.Method));
        Assert.Equal(["AsFirst"], third.Compile().Projections.Select(static each => each.Method));
        Assert.Empty((third with { IsVisibleInAssembly = false }).Compile().Projections);
    }

    [Fact]
    public void Places_do_not_enter_the_model() =>
        Gen.Int[1, 1000].Sample(static start =>
        {
            var place = new LocationInfo("File.cs", "Trip", start, 0, start, 3);
            SchemaDeclaration schema = Columns.Schema("S", Columns.Column("A"), Columns.Column("B", kind: ColumnKind.Text));
            SchemaDeclaration moved = schema with { Location = place, Properties = schema.Properties.Select(each => each with { Location = place, TypeLocation = place, ColumnNameLocation = place }).ToEquatableArray() };

            Assert.NotEqual(schema, moved);
            Assert.Equal(schema.Compile(), moved.Compile());
            Assert.Equal(SchemaEmitter.Emit(schema.Compile(), hasDatasets: true), SchemaEmitter.Emit(moved.Compile(), hasDatasets: true));
        });

    [Fact]
    public void A_struct_that_cannot_be_continued_has_no_model() =>
        Assert.Null(SchemaCompiler.Compile(Columns.Schema("S", Columns.Column("A")) with { Shape = new TypeShape { IsPartial = false } }, hasData: true).Model);
}
