using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A type as it stands in code.</summary>
/// <param name="Text">How it is written in fingerprints.</param>
/// <param name="Definition">The type of the program that it is, closed or not; null where it is another.</param>
/// <param name="Assembly">The assembly outside of the program's code that declares it; null where it is the program's, or no declared type.</param>
/// <param name="Name">The full name of a declared type; empty for others.</param>
/// <param name="Parts">Type arguments, or the element of an array, pointer or reference.</param>
internal sealed record CodeType(string Text, TypeId? Definition, string? Assembly, string Name, ImmutableArray<CodeType> Parts)
{
    /// <summary>A type that nothing is known of but its text.</summary>
    public static CodeType Plain(string text, params ImmutableArray<CodeType> parts) => new(text, null, null, "", parts);

    /// <summary>Whether it is an array.</summary>
    public bool IsArray => Name.Length == 0 && Text.EndsWith(']');

    /// <summary>Whether a type parameter stands in it.</summary>
    public bool IsOpen => Text.StartsWith('!') || Parts.Any(static each => each.IsOpen);

    /// <summary>Whether an object of a type of the program, or that type itself, may stand behind it.</summary>
    public bool MayBeOwn => Definition is not null || Text.StartsWith('!') || Text == "Object"
        || Name is "System.Type" or "System.Array" or "System.ValueType" or "System.Enum" or "System.Delegate"
            or "System.Collections.IEnumerable" or "System.Collections.ICollection" or "System.Collections.IList" or "System.Collections.IDictionary"
        || Parts.Any(static each => each.MayBeOwn);

    /// <summary>The types of the program that stand in it.</summary>
    public IEnumerable<TypeId> Definitions =>
        (Definition is TypeId own ? [own] : Enumerable.Empty<TypeId>()).Concat(Parts.SelectMany(static each => each.Definitions));

    /// <summary>The assemblies outside of the program's code that stand in it.</summary>
    public IEnumerable<string> Assemblies =>
        (Assembly is string outside ? [outside] : Enumerable.Empty<string>()).Concat(Parts.SelectMany(static each => each.Assemblies));
}
