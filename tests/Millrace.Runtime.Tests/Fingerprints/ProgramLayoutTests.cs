namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Which assemblies a program is made of.</summary>
public sealed class ProgramLayoutTests
{
    [Fact]
    public void The_running_program_is_known_with_its_projects_and_packages()
    {
        ProgramLayout layout = ProgramLayout.Current()!;

        Assert.Equal(AssemblyKind.Own, layout.Of("Millrace.Runtime.Tests").Kind);
        Assert.Equal(AssemblyKind.Whole, layout.Of("Millrace.Runtime").Kind);
        Assert.Equal(AssemblyKind.Package, layout.Of("xunit.core").Kind);
        Assert.Equal(AssemblyKind.Framework, layout.Of("System.Runtime").Kind);
        Assert.True(layout.Knows("System.Private.CoreLib"));
        Assert.False(layout.Knows("Plugin"));
    }

    [Theory]
    [InlineData("not an assembly")]
    [InlineData(null)]
    public void A_program_whose_files_cannot_be_read_has_no_layout(string? content)
    {
        string folder = Directory.CreateTempSubdirectory("millrace-layout").FullName;
        string list = Path.Combine(folder, "User.deps.json"), native = Path.Combine(folder, "Native.dll");
        File.WriteAllText(list, """{ "runtimeTarget": "net", "targets": { "net": { "User/1.0.0": { "runtime": { "Native.dll": {} } } } }, "libraries": { "User/1.0.0": { "type": "project" } } }""");
        if (content is not null)
            File.WriteAllText(native, content);

        Assert.Null(ProgramLayout.Read(list, [native]));
        Assert.Null(ProgramLayout.Read(Path.Combine(folder, "gone.json"), []));
        Directory.Delete(folder, recursive: true);
    }
}
