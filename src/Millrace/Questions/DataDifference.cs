using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>How two versions of data differ, as far as that is known without reading rows.</summary>
public sealed record DataDifference
{
    /// <summary>Whether both are the same content, byte by byte.</summary>
    public required bool IsIdentical { get; init; }

    /// <summary>Whether datasets were compared, and not files alone.</summary>
    public required bool HasTables { get; init; }

    /// <summary>Whether both hold the same rows in the same order, in whatever files; null where that is not known.</summary>
    public bool? HasSameRows { get; init; }

    /// <summary>What the manifest of the earlier dataset tells; null where they are no datasets.</summary>
    public DatasetSummary? Before { get; init; }

    /// <summary>What the manifest of the later dataset tells; null where they are no datasets.</summary>
    public DatasetSummary? After { get; init; }

    /// <summary>What differs column by column; null where they are no datasets.</summary>
    public DatasetDifference? Columns { get; init; }

    /// <summary>How the recorded schemas differ; null where they are not known of both.</summary>
    public SchemaDifference? Schema { get; init; }

    /// <summary>The names of the columns that are sensitive on either side, whose ends are masked.</summary>
    public ImmutableHashSet<string> SensitiveColumns { get; init; } = [];

    /// <summary>What differs file by file, of versions of files from outside; null otherwise.</summary>
    public FileDifference? Files { get; init; }
}
