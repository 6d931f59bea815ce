using System.Collections.Immutable;
using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>What else is written of a run than its steps: where it comes from, what its tables look like, what people said of it.</summary>
internal static class HistoryPaper
{
    private const int Packages = 40;
    private const int Columns = 20;
    private const int Revisions = 50;

    private static readonly ImmutableArray<PackageVersion> s_packages =
        [.. Enumerable.Range(0, Packages).Select(static i => new PackageVersion(string.Create(CultureInfo.InvariantCulture, $"Package.{i}"), "1.2.3"))];

    /// <summary>The columns of the tables that a pipeline makes.</summary>
    public static ArtifactSchema SchemaOf(int pipeline) => ArtifactSchema.Of(
    [
        .. Enumerable.Range(0, Columns + pipeline).Select(
            static column => new ColumnDescription(string.Create(CultureInfo.InvariantCulture, $"column-{column}"), column % 2 == 0 ? "Double?" : "Text")
            {
                IsNullable = column % 2 == 0,
                IsSensitive = column == 1,
                Expected = column == 2 ? "0 to 100" : "",
            }),
    ]);

    /// <summary>Where a run comes from: one commit for fifty runs in a row.</summary>
    public static ProgramOrigin OriginOf(int run) => new()
    {
        User = "nightly",
        Host = "worker",
        System = "Linux",
        Runtime = ".NET 10.0.0 (X64)",
        Revision = new SourceRevision((run / Revisions).ToString("x40", CultureInfo.InvariantCulture), run % Revisions == 0),
        Packages = s_packages,
    };

    /// <summary>How a run was asked for: one of ten has a tag, one of twenty a note.</summary>
    public static RunOptions OptionsOf(int run) => new()
    {
        Tags = run % 10 == 0
            ? ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("candidate", (run % 3).ToString(CultureInfo.InvariantCulture))])
            : ImmutableSortedDictionary<string, string>.Empty,
        Note = run % 20 == 0 ? string.Create(CultureInfo.InvariantCulture, $"Run {run} looks good.") : null,
    };
}
