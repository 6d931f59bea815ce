namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Which packages count for a component, and what of the program is no code.</summary>
public sealed class PackageTests
{
    private const string Package = "namespace Pack; public static class Deep { public static int Value() => 3; }";
    private const string Using = "public static class Entry { public static int Run() => Pack.Deep.Value(); }";
    private const string Alone = "public static class Entry { public static int Run() => 3; }";

    [Theory]
    [InlineData(Using, true)]
    [InlineData(Alone, false)]
    public void A_package_counts_where_the_code_uses_it(string program, bool counts)
    {
        string Take(string version) => FingerprintedSource.Take([("Package", Package), ("Program", program)], version).Digest;

        Assert.Equal(counts, Take("1.0.0") != Take("1.0.1"));
    }

    [Fact]
    public void A_package_without_assemblies_counts_with_what_it_needs()
    {
        var layout = new ProgramLayout(
            [
                new DependencyLibrary("Program", "1.0.0", "project", ["Program"], ["Bundle", "Other"]),
                new DependencyLibrary("Bundle", "1.0.0", "package", [], ["Package", "Native"]),
                new DependencyLibrary("Package", "1.0.0", "package", ["Package"], []),
                new DependencyLibrary("Native", "1.0.0", "package", [], []),
                new DependencyLibrary("Other", "1.0.0", "package", [], ["Else"]),
                new DependencyLibrary("Else", "1.0.0", "package", ["Else"], []),
            ],
            []);

        Assert.Equal(["Bundle", "Native", "Package"], layout.WithDependencies(["Package"]).Select(static each => each.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_that_are_embedded_count_where_they_are_read()
    {
        const string reading = "public static class Entry { public static Stream? Run() => typeof(Entry).Assembly.GetManifestResourceStream(\"a\"); }";
        CodeFingerprint old = FingerprintedSource.Take(reading, resource: "one"), now = FingerprintedSource.Take(reading, resource: "two");

        CodePart changed = Assert.Single(now.Parts.Except(old.Parts));
        Assert.Equal((CodePartKind.Resources, "Program"), (changed.Kind, changed.Name));
        Assert.Equal("resources Program changed", CodeDifference.Describe(old.Parts, now.Parts));
        Assert.Equal(FingerprintedSource.Take(Alone, resource: "one").Digest, FingerprintedSource.Take(Alone, resource: "two").Digest);
    }

    [Theory]
    [InlineData("new System.Resources.ResourceManager(typeof(Entry)).GetString(\"a\")", true)]
    [InlineData("typeof(Entry).Assembly.GetSatelliteAssembly(new System.Globalization.CultureInfo(\"de\"))", true)]
    [InlineData("\"a\"", false)]
    public void Texts_in_other_languages_count_where_they_are_read(string read, bool counts)
    {
        string program = $"public static class Entry {{ public static object? Run() => {read}; }}";
        CodeFingerprint old = FingerprintedSource.Take(program, german: "eins"), now = FingerprintedSource.Take(program, german: "zwei");

        Assert.Equal(counts, old.Digest != now.Digest);
        Assert.Equal(counts, old.Digest != FingerprintedSource.Take(program).Digest);
        if (counts)
            Assert.Equal("resources Program (de) changed", CodeDifference.Describe(old.Parts, now.Parts));
    }

    [Fact]
    public void An_array_of_a_type_is_given_as_that_type()
    {
        Assert.Equal([typeof(int), typeof(List<int[]>)], ProgramCode.Given(typeof(List<int[]>[])));
        Assert.Empty(FingerprintedSource.TakeOf("Program", typeof(PackageTests[]).MetadataToken).Obstacles);
    }
}
