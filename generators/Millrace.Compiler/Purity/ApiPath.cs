namespace Millrace.Compiler;

/// <summary>What decides whether a call is harmless.</summary>
public enum ApiPath
{
    /// <summary>Nothing: it never is.</summary>
    None,

    /// <summary>Where its first argument comes from.</summary>
    First,

    /// <summary>Where its second argument comes from.</summary>
    Second,

    /// <summary>Where the object comes from that it is called on.</summary>
    Receiver,
}
