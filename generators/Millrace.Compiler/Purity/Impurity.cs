namespace Millrace.Compiler;

/// <summary>What a result may depend on without its key knowing; the names are those of <c>Millrace.Impurity</c>.</summary>
public enum Impurity
{
    /// <summary>The time at which the step runs.</summary>
    Clock,

    /// <summary>Random numbers that no seed decides.</summary>
    Randomness,

    /// <summary>The machine, the user, the process or the culture.</summary>
    Environment,

    /// <summary>Static fields and properties that change.</summary>
    StaticState,

    /// <summary>Hashes that differ from process to process.</summary>
    ProcessHash,

    /// <summary>Files that are read without being declared as inputs.</summary>
    FileRead,

    /// <summary>Files that are written outside of the step's own folders.</summary>
    FileWrite,

    /// <summary>What other machines say.</summary>
    Network,

    /// <summary>What a database says.</summary>
    Database,

    /// <summary>Other programs.</summary>
    Process,
}
