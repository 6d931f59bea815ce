namespace Millrace.Compiler;

/// <summary>How a type is declared, as far as it decides whether a part of it can be generated.</summary>
public sealed record TypeShape
{
    public static TypeShape Sound { get; } = new();

    public bool IsPartial { get; init; } = true;

    public bool IsRecord { get; init; } = true;

    /// <summary>The keyword that would have to be <c>record struct</c>.</summary>
    public LocationInfo KeywordLocation { get; init; }

    /// <summary>The nearest type around it that is not partial.</summary>
    public Named? ClosedContainer { get; init; }

    /// <summary>The type parameters of it or of a type around it, as written: <c>Outer&lt;T&gt;</c>.</summary>
    public Named? Generic { get; init; }

    /// <summary>Whether it is declared <c>file</c>, so that no other file can continue it.</summary>
    public bool IsFileLocal { get; init; }

    /// <summary>Whether it is a <c>ref struct</c>, which no type argument can be.</summary>
    public bool IsRefLike { get; init; }

    /// <summary>Whether a part of the type can be generated.</summary>
    public bool CanContinue => IsPartial && !IsRefLike && ClosedContainer is null && Generic is null && !IsFileLocal;
}
