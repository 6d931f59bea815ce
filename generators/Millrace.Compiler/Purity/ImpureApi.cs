namespace Millrace.Compiler;

/// <summary>A member of .NET that is impure.</summary>
/// <param name="Kind">What it depends on.</param>
/// <param name="Path">What decides whether a call is harmless.</param>
public readonly record struct ImpureApi(Impurity Kind, ApiPath Path = ApiPath.None)
{
    /// <summary>Whether it makes a path outside of the step's folders, of which every use is part of the same mistake.</summary>
    public bool IsScratch => Kind == Impurity.FileWrite && Path == ApiPath.None;
}
