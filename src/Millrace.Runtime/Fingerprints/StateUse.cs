using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a method does to state that outlasts it: static fields, and objects that it did not make itself.</summary>
internal sealed record StateUse
{
    /// <summary>The static fields that it reads and that may change, or whose objects may.</summary>
    public required ImmutableArray<FieldId> Reads { get; init; }

    /// <summary>The static fields that it writes, or into whose objects it stores.</summary>
    public required ImmutableArray<FieldId> Writes { get; init; }

    /// <summary>The static fields whose objects it hands on, and to which methods of the program.</summary>
    public required ImmutableArray<(FieldId Field, MethodId Method)> HandedOn { get; init; }

    /// <summary>The methods of the program that get objects which it was given itself.</summary>
    public required ImmutableArray<MethodId> PassesOn { get; init; }

    /// <summary>Whether it stores into objects that it was given, or its own.</summary>
    public required bool ChangesObjects { get; init; }
}
