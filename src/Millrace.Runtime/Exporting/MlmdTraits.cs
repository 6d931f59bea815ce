namespace Millrace.Runtime;

/// <summary>What is to be remembered of an artifact that was written: what the base types of executions are told by, and how it stands.</summary>
[Flags]
internal enum MlmdTraits : byte
{
    None = 0,

    /// <summary>Rows, or what is known of them: datasets, spans, folds, reports, files from outside.</summary>
    Data = 1,

    /// <summary>A model.</summary>
    Model = 2,

    /// <summary>What a model was found to be worth: an evaluation, a blessing.</summary>
    Verdict = 4,

    /// <summary>Features that were fitted to data.</summary>
    Features = 8,

    /// <summary>A registration of a model.</summary>
    Registration = 16,

    /// <summary>A collection.</summary>
    Collection = 32,

    /// <summary>Its content is there.</summary>
    Live = 64,
}
