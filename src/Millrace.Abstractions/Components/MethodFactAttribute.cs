namespace Millrace;

/// <summary>
/// Written by the compiler into libraries: something impure that a method of the library does, so that programs which call it from a cached component
/// are warned as if they had its source.
/// </summary>
/// <param name="method">The method's id, as documentation files write it, with <c>~</c> and the type that it returns.</param>
/// <param name="kind">What it depends on.</param>
/// <param name="cause">The member of .NET, or the static member, that makes it so.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class MethodFactAttribute(string method, Impurity kind, string cause) : Attribute
{
    /// <summary>The method's id, as documentation files write it, with <c>~</c> and the type that it returns.</summary>
    public string Method { get; } = method;

    /// <summary>What it depends on.</summary>
    public Impurity Kind { get; } = kind;

    /// <summary>The member that makes it so.</summary>
    public string Cause { get; } = cause;

    /// <summary>Whether it is harmless where the parameters or the receiver named here come from inputs of the component: a file's path.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The positions of the parameters that decide.</summary>
    public int[] Parameters { get; init; } = [];

    /// <summary>Whether the object decides that the method is called on.</summary>
    public bool Receiver { get; init; }
}
