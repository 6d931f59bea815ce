using System.Collections.Immutable;

namespace Millrace;

/// <summary>An artifact of rows with named columns: a person can look at its columns and at some of its rows.</summary>
public interface ITableArtifact : IPreviewable
{
    /// <summary>The columns in their order. Called at every commit, so it reads nothing and yields the same array each time.</summary>
    ImmutableArray<ColumnDescription> Columns { get; }

    /// <summary>A row for each column: its name, its type, and what else is known of it. Reads no rows.</summary>
    ArtifactPreview DescribeColumns();

    /// <summary>Shows rows chosen at random, in the order in which they stand; sensitive values are masked.</summary>
    /// <param name="rows">How many, none of them twice; all where there are no more.</param>
    /// <param name="seed">The same one chooses the same rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    ValueTask<ArtifactPreview> SampleAsync(int rows, Seed seed, CancellationToken cancellation);
}
