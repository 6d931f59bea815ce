namespace Millrace.Quality;

/// <summary>What is wrong. Each kind says which of TensorFlow Data Validation's it stands for.</summary>
public enum AnomalyKind
{
    /// <summary>SCHEMA_MISSING_COLUMN: a column of the schema is not there.</summary>
    MissingColumn,

    /// <summary>SCHEMA_NEW_COLUMN: a column that the schema does not have.</summary>
    NewColumn,
}
