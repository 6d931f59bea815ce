namespace Millrace.Runtime;

/// <summary>What a part of a step's key is about. Stored by name.</summary>
internal enum KeyPartKind
{
    /// <summary>The component's class.</summary>
    Component = 0,

    /// <summary>A parameter's value as text.</summary>
    Parameter = 1,

    /// <summary>The content of a file or folder from outside.</summary>
    Source = 2,

    /// <summary>An input's content; through a view a part for each part of the content that is seen.</summary>
    Input = 3,

    /// <summary>The run's seed.</summary>
    Seed = 4,

    /// <summary>What an injected service says it is.</summary>
    Service = 5,

    /// <summary>The program's code.</summary>
    Code = 6,

    /// <summary>The version of .NET.</summary>
    Runtime = 7,

    /// <summary>A digest of a secret parameter's value.</summary>
    Secret = 8,
}
