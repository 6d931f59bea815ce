using Microsoft.CodeAnalysis;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Features;
using Millrace.Generators.Tests.Pipelines;
using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests;

/// <summary>When something is wrong, what is generated keeps its shape: a program that uses it shows the one mistake and nothing else.</summary>
public sealed class ApiParityTests
{
    /// <summary>Types that no file can continue: not partial, inside one that is not, with type parameters, or visible in their own file alone.</summary>
    private static readonly HashSet<string> s_closed = ["MR0101", "MR0103", "MR0104", "MR0105", "MR0301", "MR0401", "MR0403", "MR0405"];

    /// <summary>
    /// Members of the user's that have the very name that is used here, structs that are no rows to C#, and classes that are visible in their
    /// file alone: their Step is an extension, and nothing but a plan asks for their Descriptor.
    /// </summary>
    private static readonly string[] s_exceptions = ["int Batch ", "int Row()", "int Descriptor ", "[Schema] public struct S ", "ref partial struct S ", "file sealed partial class C ", "file static partial class Outer "];

    public static TheoryData<string, string> Components => Table(ComponentDiagnosticTests.Mistakes, "class C ", "class C(");

    public static TheoryData<string, string> Pipelines => Table(PipelineDiagnosticTests.Classes, "class P ", "class P(");

    public static TheoryData<string, string> Schemas => Table(SchemaDiagnosticTests.Mistakes, "struct S ", "struct S;");

    public static TheoryData<string, string> FeatureSets => Table(FeatureDiagnosticTests.Mistakes, "struct F ", "struct F;");

    [Theory]
    [MemberData(nameof(Components))]
    public void A_wrong_component_keeps_Descriptor(string id, string source) =>
        Check(id, ComponentSources.Artifacts + "\n", source, $"static class Use {{ public static ComponentDescriptor Read() => {(source.Contains("class Outer", StringComparison.Ordinal) ? "Outer." : "")}C.Descriptor; }}");

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_wrong_pipeline_keeps_its_plan(string id, string source) => Check(
        id,
        PipelineDiagnosticTests.Prelude,
        source,
        source.Contains("abstract", StringComparison.Ordinal) || source.Contains("static partial", StringComparison.Ordinal) ? "static class Use { public static PipelinePlan Read() => P.Plan; }" : "static class Use { static PipelinePlan Read<T>() where T : class, IPipeline<T> => T.Plan; public static PipelinePlan Read() => Read<P>(); }");

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_wrong_schema_keeps_its_types(string id, string source) => Check(
        id,
        SchemaDiagnosticTests.Prelude,
        source,
        "static class Use { static int Count<T>() where T : struct, ISchema<T> => T.Schema.Columns.Length; public static int Read(S.Batch batch) { S.Row row = batch.Row(0); return Count<S>() + row.GetHashCode(); } }");

    [Theory]
    [MemberData(nameof(FeatureSets))]
    public void A_wrong_feature_set_keeps_its_types(string id, string source) => Check(
        id,
        FeatureDiagnosticTests.Prelude,
        source,
        "static class Use { static int Width<T>(Fitted<T> fitted) where T : struct, IFeatures<T> => fitted.GetHashCode(); public static int Read(Fitted<F> fitted, F.Input input) => Width(fitted) + input.GetHashCode(); }");

    private static void Check(string id, string prelude, string source, string use)
    {
        Diagnostic[] found = [.. Compiled.From(prelude + source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + "\n" + use).Diagnostics];
        Assert.True(found.Length == 1 && found[0].Id == id, $"expected {id} alone, found:\n{string.Join('\n', found.Select(static each => each.ToString()))}\nin: {source}");
    }

    private static TheoryData<string, string> Table(TheoryData<string, string, string> mistakes, params string[] declarations)
    {
        var rows = new TheoryData<string, string>();
        foreach (object[] row in (IEnumerable<object[]>)mistakes)
        {
            string plain = ((string)row[2]).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            bool isClosed = s_closed.Contains((string)row[0]) || Array.Exists(s_exceptions, each => plain.Contains(each, StringComparison.Ordinal));
            if (!isClosed && Array.Exists(declarations, each => plain.Contains(each, StringComparison.Ordinal)))
                rows.Add((string)row[0], (string)row[2]);
        }

        return rows;
    }
}
