namespace Millrace.Runtime;

/// <summary>What a part of a code fingerprint is. Stored by name.</summary>
internal enum CodePartKind
{
    /// <summary>A method of the program, with its lambdas, local functions and state machine.</summary>
    Method = 0,

    /// <summary>What a type of the program is: its base, interfaces, layout or names.</summary>
    Type = 1,

    /// <summary>A package, by its version.</summary>
    Package = 2,

    /// <summary>A library that counts as a whole, by its build.</summary>
    Library = 3,

    /// <summary>The files that are embedded in an assembly of the program.</summary>
    Resources = 4,
}
