namespace Millrace.Compiler;

/// <summary>
/// Where a value comes from, as far as one method can tell: from what its key knows, from parameters, from the object itself; from none of
/// them where it is made of constants and settings.
/// </summary>
/// <param name="IsDeclared">Whether the key knows of it, or nobody can tell: then the benefit of the doubt is given.</param>
/// <param name="Parameters">The parameters of the method that it comes from, a bit each.</param>
/// <param name="IsReceiver">Whether it comes from the object that the method is called on.</param>
/// <param name="Members">Fields and properties of that object that it comes from.</param>
public readonly record struct Origin(bool IsDeclared, ulong Parameters = 0, bool IsReceiver = false, EquatableArray<string> Members = default)
{
    private const int MostParameters = 64;

    /// <summary>Constants and settings.</summary>
    public static Origin None => default;

    public static Origin Declared => new(true);

    public static Origin Receiver => new(false, IsReceiver: true);

    /// <summary>Whether it depends on what the method is called with.</summary>
    public bool IsOpen => Parameters != 0 || IsReceiver || Members.Count > 0;

    public static Origin Parameter(int ordinal) => ordinal < MostParameters ? new(false, 1UL << ordinal) : Declared;

    public static Origin Member(string member) => new(false, Members: new([member]));

    public static Origin operator |(Origin left, Origin right) => new(
        left.IsDeclared || right.IsDeclared,
        left.Parameters | right.Parameters,
        left.IsReceiver || right.IsReceiver,
        left.Members.Count == 0 ? right.Members : right.Members.Count == 0 ? left.Members : left.Members.Union(right.Members, StringComparer.Ordinal).OrderBy(static each => each, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Whether it comes from a parameter.</summary>
    public bool Has(int parameter) => parameter < MostParameters && (Parameters & (1UL << parameter)) != 0;

    /// <summary>The parameters' ordinals.</summary>
    public IEnumerable<int> Ordinals()
    {
        for (int i = 0; i < MostParameters; i++)
        {
            if (Has(i))
                yield return i;
        }
    }
}
