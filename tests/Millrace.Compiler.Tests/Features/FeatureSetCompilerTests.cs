using CsCheck;
using Millrace.Compiler.Tests.Schemas;

namespace Millrace.Compiler.Tests.Features;

public sealed class FeatureSetCompilerTests
{
    [Fact]
    public void The_input_has_each_used_column_once_in_the_order_of_first_use() =>
        Gen.Int[0, 5].Array[1, 12].Sample(static sources =>
        {
            FeatureSetResult result = FeatureSetCompiler.Compile(Set([.. sources.Select(static (source, i) => Feature($"F{i}", $"M{source}"))]), hasFeatures: true);

            Assert.Empty(result.Findings);
            Assert.Equal(sources.Distinct().Select(static each => $"M{each}"), result.Model!.Input.Columns.Select(static each => each.Member));
            Assert.Equal(sources.Select(static each => $"c{each}"), result.Model.Features.Select(static each => each.Columns.Single()));
            Assert.All(result.Model.Input.Columns, static each => Assert.True(each.IsInherited));
        });

    [Fact]
    public void A_sensitive_column_needs_a_permit_whatever_the_transform() =>
        Gen.Enum<TransformKind>().Where(static kind => !TransformShape.Of(kind).YieldsColumns).Sample(static kind =>
        {
            ColumnDeclaration texts = Columns.Column("M0", "c0", ColumnKind.List) with { Item = new ColumnItem(ColumnKind.Text, "string", IsNullable: false) };
            ColumnModel column = Enum.GetValues<ColumnKind>().Select(static each => Columns.Column("M0", "c0", each)).Append(texts).Select(static each => each.ToModel(isInherited: false))
                .First(TransformShape.Of(kind).Columns.Accepts) with { IsSensitive = true };
            FeatureDeclaration feature = Feature("F0", "M0", kind);
            FeatureSetDeclaration set = Set([feature]) with { Columns = new([column]) };

            Assert.Equal(["MR0601"], Ids(set));
            Assert.Equal(["MR0602"], Ids(set with { Properties = new([feature with { Permit = new PermitDeclaration("", default, default) }]) }));
            Assert.Empty(Ids(set with { Properties = new([feature with { Permit = new PermitDeclaration("reviewed", default, default) }]) }));
        });

    [Fact]
    public void A_transform_takes_the_columns_that_its_fitting_takes()
    {
        ColumnKind[] all = Enum.GetValues<ColumnKind>();
        ColumnKind[] numbers = [.. all.Where(static each => each is >= ColumnKind.SByte and <= ColumnKind.Decimal)];
        ColumnKind[] categories = [.. all.Where(static each => each is (>= ColumnKind.SByte and <= ColumnKind.UInt128) or ColumnKind.Text or ColumnKind.Enum or ColumnKind.Boolean)];

        Assert.Equal(numbers, Accepted(TransformKind.ZScore));
        Assert.Equal(numbers, Accepted(TransformKind.Bucketize));
        Assert.Equal([ColumnKind.Boolean, .. numbers], Accepted(TransformKind.PassThrough));
        Assert.Equal(categories, Accepted(TransformKind.Vocabulary));
        Assert.Equal(categories, Accepted(TransformKind.OneHot));
        Assert.Equal(numbers, Accepted(TransformKind.MinMax));
        Assert.Equal(all.Except([ColumnKind.Binary, ColumnKind.List]), Accepted(TransformKind.IsMissing));

        ColumnKind[] Accepted(TransformKind kind) =>
            [.. all.Where(each => !Ids(Set([Feature("F0", "M0", kind)]) with { Columns = new([Columns.Column("M0", "c0", each).ToModel(isInherited: false)]) }).Contains("MR0409"))];
    }

    private static string[] Ids(FeatureSetDeclaration set) => [.. FeatureSetCompiler.Compile(set, hasFeatures: true).Findings.Select(static each => each.Rule.Id)];

    private static FeatureDeclaration Feature(string member, string source, TransformKind kind = TransformKind.ZScore)
    {
        var sources = Enumerable.Repeat(new Named(source, default), Math.Max(1, TransformShape.Of(kind).LeastColumns)).ToEquatableArray();
        var feature = new FeatureDeclaration { Member = member, Transforms = new([new TransformDeclaration { Kind = kind, From = sources }]) };
        return feature with { ValueKind = feature.Wanted };
    }

    private static FeatureSetDeclaration Set(FeatureDeclaration[] features) => new()
    {
        Type = new TypeDeclaration { Name = "F", Keyword = "record struct", Type = new TypeRef("global::F", default) },
        Name = "F",
        Row = new Named("Row", default),
        RowType = "global::Row",
        RowIsSchema = true,
        Columns = Enumerable.Range(0, 6).Select(static i => Columns.Column($"M{i}", $"c{i}").ToModel(isInherited: false)).ToEquatableArray(),
        Properties = features.ToEquatableArray(),
    };
}
