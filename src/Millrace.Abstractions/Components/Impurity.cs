namespace Millrace;

/// <summary>What a result may depend on without its key knowing.</summary>
public enum Impurity
{
    /// <summary>The time at which the step runs.</summary>
    Clock = 0,

    /// <summary>Random numbers that no seed decides.</summary>
    Randomness = 1,

    /// <summary>The machine, the user, the process or the culture.</summary>
    Environment = 2,

    /// <summary>Static fields and properties that change.</summary>
    StaticState = 3,

    /// <summary>Hashes that differ from process to process.</summary>
    ProcessHash = 4,

    /// <summary>Files that are read without being declared as inputs.</summary>
    FileRead = 5,

    /// <summary>Files that are written outside of the step's own folders.</summary>
    FileWrite = 6,

    /// <summary>What other machines say.</summary>
    Network = 7,

    /// <summary>What a database says.</summary>
    Database = 8,

    /// <summary>Other programs.</summary>
    Process = 9,
}
