using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a method does to state that outlasts it: static fields, and the objects that they hold.</summary>
internal sealed record StateUse
{
    /// <summary>The static fields that it reads and that may change, or whose objects may.</summary>
    public required ImmutableArray<FieldId> Reads { get; init; }

    /// <summary>The static fields that it writes.</summary>
    public required ImmutableArray<FieldId> Writes { get; init; }

    /// <summary>The static readonly fields whose objects it takes, and that may change.</summary>
    public required ImmutableArray<FieldId> Held { get; init; }

    /// <summary>The names of .NET's collections that it changes.</summary>
    public required ImmutableArray<string> ChangedCollections { get; init; }

    /// <summary>The program's types whose objects it stores into, constructors' own aside.</summary>
    public required ImmutableArray<TypeId> ChangedTypes { get; init; }

    /// <summary>Whether it stores items of arrays.</summary>
    public required bool ChangesArrays { get; init; }

    /// <summary>Whether it changes objects: stores into them, or into collections that they hold.</summary>
    public required bool ChangesObjects { get; init; }
}
