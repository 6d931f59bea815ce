namespace Millrace.Compiler;

/// <summary>A call of a method whose body, or whose facts, are known.</summary>
/// <param name="Callee">The method's id.</param>
/// <param name="Arguments">Where its arguments come from, by parameter.</param>
/// <param name="Receiver">Where the object comes from that it is called on.</param>
/// <param name="IsOnThis">Whether that is the caller's own object.</param>
/// <param name="Start">Where the call stands, from the start of the caller's declaration.</param>
/// <param name="Length">How long it is.</param>
public sealed record PurityCall(string Callee, EquatableArray<Origin> Arguments, Origin Receiver, bool IsOnThis, int Start, int Length)
{
    /// <summary>Which objects it can change: the one it is called on, then its arguments; empty where they are nobody's.</summary>
    public EquatableArray<Holder> Holders { get; init; }

    /// <summary>The type of which an object must have been made for the call to get there, as the start of its constructors' ids; null where it does so anyway.</summary>
    public string? IfMade { get; init; }
}
