using Millrace.Benchmarks.Programs;
using Millrace.Generators.Tests.Schemas;

namespace Millrace.Builds.Tests;

/// <summary>Programs of every kind in projects with the strictest settings: what is generated neither warns nor breaks, and is the same everywhere.</summary>
[Collection(BuildsCollection.Name)]
public sealed class StrictBuildTests
{
    private const string Settings = """
        <LangVersion>14</LangVersion>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <AnalysisMode>All</AnalysisMode>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <WarningLevel>9999</WarningLevel>
        <Features>strict</Features>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
        <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
        <RootNamespace>1 strange-Name.class</RootNamespace>
        <NoWarn>CA1014;CA1016;CA1824</NoWarn>
        <Deterministic>true</Deterministic>
        <PathMap>$(MSBuildProjectDirectory)=/project</PathMap>
        <ImplicitUsings>disable</ImplicitUsings>
        <Nullable>disable</Nullable>
        """;

    /// <summary>Every rule is an error, for files that lack a severity of their own: what the analyzers of the SDK and of C#'s style say is heard.</summary>
    private const string EditorConfig = """
        root = true

        [*.cs]
        dotnet_analyzer_diagnostic.severity = error

        """;

    [Fact]
    public void Generated_code_does_not_warn_and_two_folders_give_the_same_bytes()
    {
        using BuiltProject one = Project();
        using BuiltProject other = Project(culture: "tr_TR.UTF-8");

        one.Build().Clean();
        other.Build().Clean();

        Assert.Equal(File.ReadAllBytes(one.Assembly), File.ReadAllBytes(other.Assembly));
        Assert.Equal(Generated(one), Generated(other));
        Assert.True(Generated(one).Count > 20);
    }

    private static BuiltProject Project(string? culture = null)
    {
        var project = new BuiltProject { Properties = Settings, Culture = culture };
        var program = new BigProgram { Components = 12, Schemas = 2, Columns = 6, Steps = 12, Namespace = "Big.System.Millrace" };
        foreach (SourceFile file in program.Files())
            project.Add(file.Path, Silent(file.Text));
        project.Add("Taxi.cs", Silent("using System;\n" + TaxiSources.Schemas + TaxiSources.Features));
        project.Add("Names.cs", Silent("""
            namespace Big.System.Millrace;

            /// <summary>Names that generated code uses, and means others.</summary>
            internal static class Object;
            internal static class Type;
            internal static class Nullable;
            internal static class Handle;
            internal static class ReadOnlySpan;
            internal static class ComponentDescriptor;
            internal static class Threading;
            """));
        project.Add(".editorconfig", EditorConfig);
        return project;
    }

    /// <summary>The user's own file, of which nothing is to be heard.</summary>
    private static string Silent(string text) => "#pragma warning disable\n" + text;

    private static Dictionary<string, string> Generated(BuiltProject project) =>
        Directory.GetFiles(project.Generated, "*.cs", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(project.Generated, file), File.ReadAllText);
}
