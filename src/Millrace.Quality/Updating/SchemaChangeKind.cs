namespace Millrace.Quality;

/// <summary>What becomes of a column's declaration.</summary>
public enum SchemaChangeKind
{
    /// <summary>It gets another type, or its values may be missing.</summary>
    Type,

    /// <summary>Another value is expected than before, or none.</summary>
    Expectation,

    /// <summary>It is new.</summary>
    NewColumn,

    /// <summary>It becomes a comment.</summary>
    DroppedColumn,
}
