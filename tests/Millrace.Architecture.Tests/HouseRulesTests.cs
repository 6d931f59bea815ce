using System.Text.RegularExpressions;

namespace Millrace.Architecture.Tests;

/// <summary>Rules of the house that no compiler checks.</summary>
public sealed partial class HouseRulesTests
{
    [Fact]
    public void Files_are_short_enough_to_hold_in_the_head()
    {
        string[] tooLong = [.. Code()
            .Where(file => File.ReadLines(file).Count() > 400)
            .Select(Repository.Relative)];

        Assert.Empty(tooLong);
    }

    [Fact]
    public void A_source_file_is_named_after_a_type_in_it()
    {
        string[] misnamed = [.. Code()
            .Where(file => Path.GetFileName(file) is not ("Program.cs" or "AssemblyInfo.cs" or "GlobalUsings.cs"))
            .Where(file => !Types().Matches(File.ReadAllText(file)).Any(match => IsNamedAfter(file, match.Groups["name"].Value)))
            .Select(Repository.Relative)];

        Assert.Empty(misnamed);
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Dsl.sln"));

        Assert.All(Repository.Projects, project => Assert.Contains($"\"{project.Name}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place()
    {
        string[] strays = [.. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => Version().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative)];

        Assert.Empty(strays);
    }

    [Fact]
    public void Libraries_tell_time_through_TimeProvider()
    {
        string[] offenders = [.. Repository.Sources("src")
            .Where(file => Clock().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative)];

        Assert.Empty(offenders);
    }

    /// <summary>Other databases come behind the same contract: what knows SQLite stands in one room, and whoever opens a store names it.</summary>
    [Fact]
    public void Metadata_is_known_by_its_contract()
    {
        const string Room = "src/Millrace.Runtime/Metadata/Sqlite/";
        string[] types =
        [
            .. Repository.Sources("src").Where(file => Repository.Relative(file).StartsWith(Room, StringComparison.Ordinal))
                .Select(static file => Path.GetFileNameWithoutExtension(file)),
        ];
        Assert.Contains("SqliteMetadata", types);
        var names = new Regex($@"\b(?:(?:Database|IReadConnection|SqlRow|SQLitePCL|SqliteMetadata|SqliteProvider|DatabaseFaults|MetadataKeeper)\b|new (?:{string.Join('|', types)})\()");

        string[] offenders = [.. Repository.Sources("src").Select(file => (Name: Repository.Relative(file), Text: File.ReadAllText(file)))
            .Where(static file => file.Name.StartsWith("src/Millrace.Runtime/", StringComparison.Ordinal) && !file.Name.StartsWith(Room, StringComparison.Ordinal)
                && !file.Name.StartsWith("src/Millrace.Runtime/Exporting/", StringComparison.Ordinal))
            .SelectMany(file => names.Matches(Comment().Replace(file.Text, "")).Select(match => $"{file.Name}: {match.Value}")).Distinct()
            .Where(static each => each != "src/Millrace.Runtime/Storage/StoreFolder.cs: new SqliteProvider(")];

        Assert.Empty(offenders);
    }

    /// <summary>What is taken of one pool and given back to another is lost to both.</summary>
    [Fact]
    public void The_data_plane_takes_arrays_from_one_place()
    {
        string[] users = [.. new[] { "src/Millrace.Data", "src/Millrace.Tables" }.SelectMany(Repository.Sources)
            .Where(static file => File.ReadAllText(file).Contains("ArrayPool<", StringComparison.Ordinal))
            .Select(Repository.Relative)];

        Assert.Equal(["src/Millrace.Data/Columns/Pooled.cs"], users);
    }

    private static IEnumerable<string> Code() => new[] { "src", "generators", "samples", "benchmarks" }.SelectMany(Repository.Sources);

    // A generic type lives beside its plain namesake in FooOf.cs.
    private static bool IsNamedAfter(string file, string type)
    {
        string name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
        return name == type || name == type + "Of" || name == type + "OfTwo";
    }

    [GeneratedRegex(@"\b(record\s+struct|record\s+class|class|struct|interface|enum|record|delegate\s+[\w<>?]+)\s+(?<name>\w+)")]
    private static partial Regex Types();

    [GeneratedRegex(@"<PackageReference[^>]*\bVersion=")]
    private static partial Regex Version();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bStopwatch\.(StartNew|GetTimestamp)\b|\bEnvironment\.TickCount")]
    private static partial Regex Clock();

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();
}
