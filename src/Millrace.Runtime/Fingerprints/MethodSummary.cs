using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What one method of the program amounts to, with the lambdas, local functions and state machines that belong to it.</summary>
internal sealed record MethodSummary
{
    /// <summary>The method's full name with the types of its parameters.</summary>
    public required string Name { get; init; }

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

    /// <summary>The program's types that others look at from outside: serialisers, for one.</summary>
    public required ImmutableArray<TypeId> Shown { get; init; }

    /// <summary>The program's types whose static initialiser may run.</summary>
    public required ImmutableArray<TypeId> Started { get; init; }

    /// <summary>The static fields that it reads and that may change.</summary>
    public required ImmutableArray<FieldId> Reads { get; init; }

    /// <summary>The static fields that it writes.</summary>
    public required ImmutableArray<FieldId> Writes { get; init; }

    /// <summary>The assemblies outside of the program's code that it uses.</summary>
    public required ImmutableArray<string> Assemblies { get; init; }

    /// <summary>What it does that cannot be seen in the code.</summary>
    public required ImmutableArray<string> Obstacles { get; init; }
}
