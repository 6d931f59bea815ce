using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What one method of the program amounts to, with the lambdas, local functions and state machines that belong to it.</summary>
internal sealed record MethodSummary
{
    /// <summary>The method's name as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in fingerprints: full, with the types of its parameters.</summary>
    public required string PartName { get; init; }

    /// <summary>Its content.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether it is declared to give the same result for the same arguments.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>The program's methods that it calls, or makes delegates of.</summary>
    public required ImmutableArray<MethodId> Calls { get; init; }

    /// <summary>The program's virtual methods that it calls: one that overrides them may run instead.</summary>
    public required ImmutableArray<MethodId> VirtualCalls { get; init; }

    /// <summary>The program's types that it makes objects of, or gives to others that may.</summary>
    public required ImmutableArray<TypeId> Made { get; init; }

    /// <summary>The program's types whose objects it handles.</summary>
    public required ImmutableArray<TypeId> Used { get; init; }

    /// <summary>The program's types whose objects it gets from outside: by casts, from services, from packages.</summary>
    public required ImmutableArray<TypeId> Received { get; init; }

    /// <summary>The program's types whose static initialiser may run.</summary>
    public required ImmutableArray<TypeId> Started { get; init; }

    /// <summary>What it does to state that outlasts it.</summary>
    public required StateUse State { get; init; }

    /// <summary>The assemblies outside of the program's code that it uses.</summary>
    public required ImmutableArray<string> Assemblies { get; init; }

    /// <summary>Whether it calls what may look at the members of types: serialisers, for one.</summary>
    public required bool LooksAtMembers { get; init; }

    /// <summary>Whether it reads files that are embedded in the program.</summary>
    public required bool ReadsResources { get; init; }

    /// <summary>What it does that cannot be seen in the code.</summary>
    public required ImmutableArray<string> Obstacles { get; init; }
}
