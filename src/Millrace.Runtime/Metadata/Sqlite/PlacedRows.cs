namespace Millrace.Runtime;

/// <summary>Artifacts with when and where they were made, in SQLite.</summary>
internal static class PlacedRows
{
    private const string Place = "r.run_id || '/' || s.name || '/' || o.name";

    /// <summary>Runs that somebody deleted are no places: who stands on their results shows them.</summary>
    private const string Listed = $"s.run NOT IN ({RunDeletions.Deleted})";

    private const string Collections = "collection_item i INDEXED BY collection_item_by_item CROSS JOIN step_output o ON o.artifact = i.artifact";

    /// <summary>The columns of the table artifact, named a, that <see cref="Read"/> reads.</summary>
    public const string Columns = $"""
        {Rows.ArtifactColumns}, a.created_at, coalesce(
            (SELECT {Place} FROM step_output o CROSS JOIN step s ON s.step = o.step CROSS JOIN run r ON r.number = s.run
                WHERE o.artifact = a.artifact AND {Listed} ORDER BY o.step LIMIT 1),
            (SELECT {Place} FROM step_output o CROSS JOIN step s ON s.source = o.step CROSS JOIN run r ON r.number = s.run
                WHERE o.artifact = a.artifact AND {Listed} ORDER BY s.step LIMIT 1),
            (SELECT {Place} FROM {Collections} CROSS JOIN step s ON s.step = o.step CROSS JOIN run r ON r.number = s.run
                WHERE i.item = a.artifact AND {Listed} LIMIT 1),
            (SELECT {Place} FROM {Collections} CROSS JOIN step s ON s.source = o.step CROSS JOIN run r ON r.number = s.run
                WHERE i.item = a.artifact AND {Listed} LIMIT 1))
        """;

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of the columns.</param>
    public static PlacedArtifact Read(SqlRow row, int first) => new(row.Artifact(first), row.Time(first + Rows.ArtifactWidth), row.TextOrNull(first + Rows.ArtifactWidth + 1));
}
